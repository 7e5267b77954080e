FROM registry.example.org/base:3
RUN apt-get install -y wget
