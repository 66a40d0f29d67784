package dev.sandglass.kubectl.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordWrapTest {

    @Test
    void linesBreakBetweenWords() {
        assertEquals("one two\nthree", WordWrap.wrap("one two three", 9));
        assertEquals("a\nb", WordWrap.wrap("a\nb", 9));
        assertEquals("a\n\n b", WordWrap.wrap("a\n\n b", 9));
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertEquals("see\nhttps://k8s.io/docs", WordWrap.wrap("see https://k8s.io/docs", 9));
    }
}
