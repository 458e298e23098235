"""A database engine that brings its own PostgreSQL: started at the first connection, stopped by its last user.

For trying out and for tests. Installations name a server in DATABASE_URL instead.
"""
