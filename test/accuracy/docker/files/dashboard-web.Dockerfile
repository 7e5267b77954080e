# ---------- build ----------
FROM node:18-alpine as build
WORKDIR /usr/src/app
COPY . .
RUN npm ci && npm run build

# ---------- serve ----------
FROM nginx
COPY --from=build /usr/src/app/dist /usr/share/nginx/html
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf

# this one is overwritten below, left for local runs
CMD ["nginx", "-g", "daemon off;"]

EXPOSE 80
HEALTHCHECK --interval=1m --timeout=5s CMD wget -qO- http://localhost/ || exit 1

CMD envsubst < /etc/nginx/env.tpl > /usr/share/nginx/html/env.js && nginx -g 'daemon off;'
