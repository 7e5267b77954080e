FROM python:3.10
EXPOSE 8501

# Arbeitsverzeichnis
WORKDIR /app

COPY . ./

RUN apt-get update && apt-get install -y \
    build-essential \
    curl \
    software-properties-common \
    git

RUN pip3 install -r requirements.txt
RUN pip3 install --index-url https://download.pytorch.org/whl/cpu --timeout 120 torch==2.0.1

HEALTHCHECK CMD curl --fail http://localhost:8501/_stcore/health
ENTRYPOINT ["streamlit", "run", "app.py", "--server.port=8501", "--server.address=0.0.0.0"]

# second page, run by cron inside the container
CMD python refresh_cache.py
