package ai.extraly.http.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(ApiJson.MAPPER));
    }

    /** Callers get what a call is documented to answer, whatever they say they accept. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(request -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
    }

    /** Nothing is validated by annotations, so no start spends time on the machinery for it. */
    @Override
    public Validator getValidator() {
        return new ValidatesNothing();
    }

    private static final class ValidatesNothing implements Validator {
        @Override
        public boolean supports(Class<?> type) {
            return false;
        }

        @Override
        public void validate(Object target, Errors errors) {}
    }

    /** Uploads are read as a stream by whoever wants them: Spring and Tomcat must not unpack them to disk. */
    @Bean
    MultipartResolver multipartResolver() {
        return new LeaveItAlone();
    }

    private static final class LeaveItAlone implements MultipartResolver {
        @Override
        public boolean isMultipart(HttpServletRequest request) {
            return false;
        }

        @Override
        public MultipartHttpServletRequest resolveMultipart(HttpServletRequest request) {
            throw new IllegalStateException("Nothing is multipart here");
        }

        @Override
        public void cleanupMultipart(MultipartHttpServletRequest request) {}
    }
}
