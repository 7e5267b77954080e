FROM rust:1.73 AS builder
WORKDIR /work
COPY Cargo.toml Cargo.lock ./
COPY src ./src
RUN cargo build --release --locked

# user 65532 is set in the image, there is no shell to exec into
# (for debugging swap in the :debug-nonroot variant)
FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="parquet-sink" \
      org.opencontainers.image.description="Reads NDJSON from stdin, writes parquet" \
      org.opencontainers.image.authors="storage guild"
WORKDIR /data
COPY --from=builder /work/target/release/parquet-sink /usr/local/bin/parquet-sink
ENTRYPOINT ["/usr/local/bin/parquet-sink"]
