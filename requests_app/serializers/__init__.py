"""What the API takes and gives. It reads types; whether something is possible is for the services to say."""
