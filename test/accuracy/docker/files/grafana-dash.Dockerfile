FROM grafana/grafana:10.1.5

ENV GF_AUTH_ANONYMOUS_ENABLED=true
ENV GF_SECURITY_ADMIN_USER=admin
ENV GF_SECURITY_ADMIN_PASSWORD=admin
ENV GF_PATHS_PROVISIONING=/etc/grafana/provisioning
ENV GF_USERS_DEFAULT_THEME=light

EXPOSE 3000

# dashboards are exported by hand from the staging instance
# (share -> export -> save to file), then committed

ADD provisioning/ /etc/grafana/provisioning/
ADD ["dashboards/pipeline health.json", "/var/lib/grafana/dashboards/"]

ENTRYPOINT ["/run.sh"]
