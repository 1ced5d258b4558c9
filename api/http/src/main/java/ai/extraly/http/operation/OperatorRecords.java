package ai.extraly.http.operation;

import ai.extraly.contract.operation.SegmentChange;
import ai.extraly.http.security.AccountHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts down what an operator is about to do. Before it is done: so what was done is always put down. */
@Component
class OperatorRecords {
    private static final Logger log = LoggerFactory.getLogger(OperatorRecords.class);

    void changing(AccountHolder operator, String processor, SegmentChange change) {
        log.info("{} on a segment of {} by {}", change, processor, operator.accountId());
    }

    void retrying(AccountHolder operator, String letter) {
        log.info("Retry of dead letter {} by {}", letter, operator.accountId());
    }

    /** @param reason a person's words: not for the log */
    void discarding(AccountHolder operator, String letter, String reason) {
        log.info(
                "Discarding of dead letter {} by {} for {} characters of reason",
                letter,
                operator.accountId(),
                reason.length());
    }
}
