FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -B -q dependency:go-offline
COPY src src
RUN mvn -B -q package -DskipTests

FROM eclipse-temurin:17-jre-jammy
ENV JAVA_OPTS="-XX:MaxRAMPercentage=75"
ENV SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/billing
ENV SPRING_DATASOURCE_PASSWORD=""
RUN groupadd -r spring && useradd -r -g spring spring
WORKDIR /app
COPY --from=build /build/target/billing-*.jar app.jar
USER spring:spring
EXPOSE 8080
HEALTHCHECK \
  --interval=20s \
  --timeout=4s \
  --start-period=40s \
  CMD wget -q --spider http://localhost:8080/actuator/health || exit 1
ENTRYPOINT ["java", "-jar", "/app/app.jar"]
CMD ["--spring.profiles.active=prod"]
