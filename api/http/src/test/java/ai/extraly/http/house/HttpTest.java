package ai.extraly.http.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test from a client's side. All of them share one server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = HouseApp.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.threads.virtual.enabled=true",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.health.probes.enabled=true",
            "extraly.auth.jwt-key=" + HttpTest.JWT_KEY,
            "extraly.auth.registrations-per-hour=1000000",
            "extraly.plans.archive.requests-per-hour=10",
            "extraly.bootstrap.operator.email=" + HttpTest.OPERATOR,
            "extraly.bootstrap.operator.password=" + HttpTest.OPERATOR_PASSWORD
        })
public @interface HttpTest {
    /** Base64 of 32 letters. */
    String JWT_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXphYmNkZWY=";

    String OPERATOR = "Operator@Example.com";
    String OPERATOR_PASSWORD = "the first operator";
}
