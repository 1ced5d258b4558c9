package ai.extraly.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheapestPathTest {

    private static final double ALIKE = 0.3;

    @Test
    void goesByADearerOptionWhereTheWaysFromItAreCheaper() {
        // given
        List<double[]> options = List.of(new double[] {0}, new double[] {0, 1}, new double[] {0});
        // when
        CheapestPath path = new CheapestPath(options, (place, option, next) -> option + next == 1 ? 0.5 : 2);
        // then
        assertThat(path.option(0, ALIKE)).isZero();
        assertThat(path.option(1, ALIKE)).isEqualTo(1);
        assertThat(path.option(2, ALIKE)).isZero();
    }

    @Test
    void tellsWhereAnotherPathIsAsCheap() {
        // given
        List<double[]> options = List.of(new double[] {0}, new double[] {0.4, 0.5}, new double[] {0});
        // when
        CheapestPath path = new CheapestPath(options, (place, option, next) -> 0);
        // then
        assertThat(path.option(1, ALIKE)).isEqualTo(-1);
        assertThat(path.option(2, ALIKE)).isZero();
    }
}
