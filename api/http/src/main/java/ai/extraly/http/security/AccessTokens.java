package ai.extraly.http.security;

import ai.extraly.contract.id.AccountId;
import ai.extraly.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Gives out access tokens and reads them back. A token says whose it is and in which epoch it was given; never what its owner may do. */
@Component
@EnableConfigurationProperties(AuthSettings.class)
public class AccessTokens {
    private static final String EPOCH = "epoch";

    private final Clock clock;
    private final Duration lifetime;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;

    AccessTokens(AuthSettings settings, Vault vault, Clock clock) {
        byte[] configured = settings.key();
        SecretKey key =
                new SecretKeySpec(configured != null ? configured : vault.derive("jwt", "signing"), "HmacSHA256");
        this.clock = clock;
        this.lifetime = settings.tokenLifetime();
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = decoder(key, clock);
    }

    private static JwtDecoder decoder(SecretKey key, Clock clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator notExpired = new JwtTimestampValidator(Duration.ZERO);
        notExpired.setAllowEmptyExpiryClaim(false);
        notExpired.setClock(clock);
        decoder.setJwtValidator(notExpired);
        return decoder;
    }

    public AccessToken issue(AccountId account, int epoch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(account.value())
                .claim(EPOCH, epoch)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .id(UUID.randomUUID().toString())
                .build();
        return new AccessToken(encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue(), lifetime.toSeconds());
    }

    /** What the token says, if it is one of ours and has not expired. Whether its epoch still holds is for the account to say. */
    Optional<Session> read(String token) {
        try {
            return session(decoder.decode(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static Optional<Session> session(Jwt token) {
        return token.getClaim(EPOCH) instanceof Long epoch && token.getSubject() != null
                ? AccountId.parse(token.getSubject()).map(account -> new Session(account, epoch))
                : Optional.empty();
    }

    /**
     * A token as it is given out.
     *
     * @param expiresIn seconds
     */
    public record AccessToken(String value, long expiresIn) {}

    /** What a token says. */
    record Session(AccountId account, long epoch) {}
}
