package ai.extraly.http.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The OpenAPI document of this node, made when it is first asked for and the same from then on. */
@Component
public class ApiDescription extends OpenApiResource {
    private final SingletonSupplier<OpenAPI> document = SingletonSupplier.of(() -> getOpenApi(Locale.ENGLISH));
    private final SingletonSupplier<byte[]> json = SingletonSupplier.of(this::written);

    ApiDescription(
            ObjectFactory<OpenAPIService> openApi,
            AbstractRequestService requests,
            GenericResponseService responses,
            OperationService operations,
            SpringDocConfigProperties properties,
            SpringDocProviders providers,
            SpringDocCustomizers customizers) {
        super(openApi, requests, responses, operations, properties, providers, customizers);
    }

    public OpenAPI document() {
        return document.obtain();
    }

    byte[] json() {
        return json.obtain().clone();
    }

    private byte[] written() {
        try {
            return writeJsonValue(document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The description cannot be written", e);
        }
    }

    /** Servers are named in the document, not taken from a request. */
    @Override
    protected String getServerUrl(HttpServletRequest request, String apiDocsUrl) {
        return "";
    }
}
