package dev.sandglass.course;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One lesson: a folder with {@code lesson.md}, the objects that the cluster holds at the beginning
 * ({@code start.yaml}) and what a learner could type to solve it ({@code solution.sh}).
 *
 * @param path chapter and folder, as in {@code controllers/watch-a-deployment}
 * @param title names the lesson in lists: a verb and an object
 * @param question heads the page: what the learner will be able to answer
 * @param leftOut what the lesson is not about, if that needs saying
 * @param terminals their names, in the order in which they stand on the page
 */
public record Lesson(
        String path,
        String title,
        String question,
        int minutes,
        List<String> after,
        String goal,
        @Nullable String leftOut,
        List<String> terminals,
        List<Section> sections,
        String start,
        String solution) {

    /** What stands under one heading; the first section of a lesson may have no title. */
    public record Section(String id, String title, List<Block> blocks) {
        public Section {
            blocks = List.copyOf(blocks);
        }
    }

    public Lesson {
        after = List.copyOf(after);
        terminals = List.copyOf(terminals);
        sections = List.copyOf(sections);
    }

    public List<Block.Exercise> exercises() {
        return blocks(Block.Exercise.class).toList();
    }

    public List<Block.Predict> predictions() {
        return blocks(Block.Predict.class).toList();
    }

    public List<Block.Quiz> quizzes() {
        return blocks(Block.Quiz.class).toList();
    }

    /** How much there is to do: questions, predictions, exercises. */
    public int tasks() {
        return exercises().size() + predictions().size() + quizzes().size();
    }

    /** The sections with a title: the outline. */
    public List<Section> outline() {
        return sections.stream().filter(section -> !section.title().isEmpty()).toList();
    }

    private <B extends Block> Stream<B> blocks(Class<B> type) {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
