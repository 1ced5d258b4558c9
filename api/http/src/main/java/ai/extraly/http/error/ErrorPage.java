package ai.extraly.http.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the servlet container dispatches what was refused without an exception, by {@code sendError}. */
@RestController
class ErrorPage implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ErrorEnvelope> error(HttpServletRequest request) {
        // Called by name rather than by the container, there is no error here, and nothing else either.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(ErrorEnvelope.ofStatus(status));
    }
}
