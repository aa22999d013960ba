# The project on its lock, for every service of docker-compose.yml.
ARG BASE_IMAGE=python:3.11-slim-bookworm
FROM ${BASE_IMAGE}

ENV PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    XEPLOAI_HOME=/var/lib/xeploai \
    AIRFLOW_HOME=/opt/airflow \
    PYTHONPATH=/opt/xeploai:/opt/xeploai/config/airflow \
    PATH=/opt/venv/bin:$PATH

RUN python -m venv /opt/venv \
    && useradd --system --uid 50000 --create-home --home-dir /opt/airflow xeploai \
    && install -d -o xeploai -g xeploai -m 0750 /opt/airflow/logs \
        /var/lib/xeploai /var/lib/xeploai/inbox /var/lib/xeploai/precheck /var/lib/xeploai/outbox /var/lib/xeploai/archive

COPY requirements.lock /tmp/requirements.lock
RUN --mount=type=cache,target=/root/.cache/pip \
    pip install --require-hashes --no-deps -r /tmp/requirements.lock

WORKDIR /opt/xeploai
COPY . .
RUN pip install --no-deps --no-build-isolation --editable .

USER xeploai
CMD ["xeploai", "--help"]
