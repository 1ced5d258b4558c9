package ai.extraly.contract.webhook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * A test of every URL that must be refused wherever one comes in or is called. Its parameters: what it is, the URL, and the addresses
 * that the name service has for its host, with spaces between them, or null.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}: {1}")
@CsvFileSource(resources = "/ai/extraly/contract/webhook/refused-urls.csv", delimiter = '|', numLinesToSkip = 1)
public @interface RefusedUrls {}
