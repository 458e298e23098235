"""The board and the dossier as rows that pages, files and the API show."""
