# Expects the jar: mvn -DskipTests package
FROM eclipse-temurin:25-jre
# The languages of docs/ocr.md; English comes with the jar.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-ita tesseract-ocr-pol tesseract-ocr-ukr \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /extraly extraly
USER extraly
WORKDIR /extraly
COPY --chown=extraly app/target/extraly.jar extraly.jar
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "extraly.jar", "--server.address=0.0.0.0"]
