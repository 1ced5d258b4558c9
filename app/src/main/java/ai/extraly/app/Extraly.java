package ai.extraly.app;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.core.NestedExceptionUtils;

/** Extraly: documents in, checked results out, every step an event. */
@SpringBootApplication(proxyBeanMethods = false)
public class Extraly {
    public static void main(String... arguments) {
        SpringApplication application = new SpringApplication(Extraly.class);
        application.addListeners(new Preflight());
        try {
            application.run(arguments);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // somebody only wanted the context
        } catch (RuntimeException e) {
            System.err.println(sentence(e));
            System.exit(1);
        }
    }

    private static String sentence(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException port) {
                return Preflight.portInUse(port.getPort());
            }
        }
        return "Extraly could not start: "
                + NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
