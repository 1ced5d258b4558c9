# Expects the jar: mvn -DskipTests package
FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /extraly extraly
USER extraly
WORKDIR /extraly
COPY --chown=extraly app/target/extraly.jar extraly.jar
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "extraly.jar", "--server.address=0.0.0.0"]
