package ai.extraly.http.limit;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code extraly.trusted-proxies}.
 *
 * @param trustedProxies addresses and networks (CIDR) whose word about where a request came from is taken
 */
@ConfigurationProperties("extraly")
record ProxySettings(@DefaultValue List<String> trustedProxies) {}
