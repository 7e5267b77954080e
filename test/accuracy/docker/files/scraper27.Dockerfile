FROM python:2.7.13
MAINTAINER m.kowalski

# phantomjs 1.9.8 - newer ones crash on the tender pages
RUN apt-get update && apt-get install -y bzip2 libfontconfig xvfb
ADD https://files.scrapers.example/phantomjs-1.9.8-linux-x86_64.tar.bz2 /tmp/
RUN tar xjf /tmp/phantomjs-1.9.8-linux-x86_64.tar.bz2 -C /usr/local --strip-components=1

# ADD . /scraper   <- too slow, the data directory was copied as well
COPY spiders /scraper/spiders
COPY scrapy.cfg requirements.txt /scraper/

WORKDIR /scraper
RUN pip install -r requirements.txt && pip install selenium

RUN useradd --home /scraper spider
USER spider
CMD ["scrapy", "crawl", "tenders"]
