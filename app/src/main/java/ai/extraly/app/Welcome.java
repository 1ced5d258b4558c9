package ai.extraly.app;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Says, once everything runs, where Extraly listens, where its data lies, and which three calls come first. */
@Component
class Welcome {
    private final Environment environment;
    private int port;

    Welcome(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
        if (!"management".equals(event.getApplicationContext().getServerNamespace())) {
            port = event.getWebServer().getPort();
        }
    }

    @EventListener
    void on(ApplicationReadyEvent event) {
        Duration taken = event.getTimeTaken();
        String ready = taken == null
                ? "Extraly is ready"
                : "Extraly is ready after %.1f s".formatted(taken.toMillis() / 1000.0);
        if (port == 0) {
            System.out.println(ready + ". This node has no HTTP.");
            return;
        }
        String host = environment.getProperty("server.address", "127.0.0.1");
        String base = "http://" + ("0.0.0.0".equals(host) ? "127.0.0.1" : host) + ":" + port + "/api/v1";
        System.out.println("""

                %s.
                  address   %s
                  data      %s

                An account, a key and a first document:
                  curl %s/auth/register -H 'Content-Type: application/json' -d '{"email":"you@example.com","password":"correct horse battery"}'
                  curl %s/auth/login -H 'Content-Type: application/json' -d '{"email":"you@example.com","password":"correct horse battery"}'
                    then, with the access_token of that answer as TOKEN:
                  curl %s/api-keys -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"name":"first"}'
                    and with the key of that answer as KEY:
                  curl %s/documents -H "Authorization: Bearer $TOKEN" -H "X-API-Key: $KEY" -F document=@statement.pdf
                """.formatted(ready, base, data(), base, base, base, base));
    }

    private String data() {
        return environment.acceptsProfiles(Profiles.of("distributed"))
                ? "Axon Server and MongoDB"
                : Path.of(environment.getRequiredProperty(DataDirectory.PROPERTY))
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }
}
