"""The web server, wherever it is started: threads, since a request mostly waits for the database."""

worker_class = "gthread"
workers = 2
threads = 8
timeout = 60  # exports are streamed; a page that takes longer than this is broken
max_requests = 10_000
max_requests_jitter = 1_000
control_socket_disable = True
