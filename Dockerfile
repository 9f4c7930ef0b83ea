# Client, then wheel, then a slim run-time image without build tools.

FROM node:22-slim AS client
WORKDIR /build/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --ignore-scripts
COPY web/ ./
COPY server/walkboard/maps/ /build/server/walkboard/maps/
COPY server/walkboard/walks/ /build/server/walkboard/walks/
RUN npx --no-install vite build

FROM python:3.11-slim AS wheel
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/walkboard && /opt/walkboard/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY migrations/ migrations/
COPY server/ server/
COPY --from=client /build/server/walkboard/static/ server/walkboard/static/
RUN /opt/walkboard/bin/python -m hatchling build -t wheel -d /dist \
 && /opt/walkboard/bin/pip install --no-cache-dir --no-deps /dist/*.whl

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home walkboard && install -d -o walkboard -g walkboard /data
COPY --from=wheel /opt/walkboard /opt/walkboard
ENV PATH=/opt/walkboard/bin:$PATH HOST=0.0.0.0 PORT=8000 WALKBOARD_DATA_DIR=/data PYTHONUNBUFFERED=1
USER walkboard
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import os,urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["walkboard", "serve"]
