package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Command;

/** {@code if}, {@code while}, {@code until}, {@code for}: what comes after a condition or a round. */
final class Loops {

    private final Interpreter shell;
    private final Runner runner;

    Loops(Interpreter shell, Runner runner) {
        this.shell = shell;
        this.runner = runner;
    }

    void chosen(Command.If command, int branch) {
        if (shell.status == 0) {
            runner.begin(command.branches().get(branch).body());
        } else if (branch + 1 < command.branches().size()) {
            runner.push(new Frame.Chosen(command, branch + 1));
            runner.begin(command.branches().get(branch + 1).condition());
        } else {
            if (command.otherwise() == null) {
                shell.status = 0;
            } else {
                runner.begin(command.otherwise());
            }
        }
    }

    /**
     * Tests a loop's condition.
     *
     * @param status of the body's last round, which the loop ends with
     */
    void test(Command.Loop loop, int status) {
        runner.push(new Frame.Tested(loop, status));
        runner.begin(loop.condition());
    }

    void tested(Frame.Tested tested) {
        if ((shell.status == 0) != tested.loop().until()) {
            runner.push(new Frame.Again(tested.loop()));
            runner.begin(tested.loop().body());
        } else {
            shell.status = tested.status();
        }
    }

    void round(Frame.Round round) {
        if (round.next() == round.values().size()) {
            return;
        }
        try {
            shell.set(round.name(), round.values().get(round.next()));
        } catch (Expansion.Refused refused) {
            runner.fail(refused);
            return;
        }
        runner.push(new Frame.Round(round.name(), round.values(), round.next() + 1, round.body()));
        runner.begin(round.body());
    }

    void countRound(Command.Count count, boolean first) {
        try {
            var sums = new Arithmetic(shell);
            sums.value(Expansion.text(shell, first ? count.first() : count.step()));
            var condition = Expansion.text(shell, count.condition());
            if (condition.isBlank() || sums.value(condition) != 0) {
                runner.push(new Frame.CountRound(count, false));
                runner.begin(count.body());
            }
        } catch (Expansion.Refused refused) {
            runner.fail(refused);
        }
    }
}
