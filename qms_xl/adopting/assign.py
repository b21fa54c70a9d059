"""The best assignment of headers to columns as a whole: the Hungarian method, on worths that may leave a header without column."""

from __future__ import annotations

from collections.abc import Sequence


def assigned(worth: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row the column that it gets, -1 for none, so that the sum of worths is the greatest.

    Worths of 0 and less are never taken. Each row has its own blank column, so that it may stay without.
    """
    rows = len(worth)
    width = len(worth[0]) if rows else 0
    total = width + rows
    cost = [[-max(0.0, value) for value in row] + [0.0] * rows for row in worth]
    # after the shortest augmenting path method with potentials; index 0 is a sentinel
    u, v, of_column = [0.0] * (rows + 1), [0.0] * (total + 1), [0] * (total + 1)
    for row in range(1, rows + 1):
        of_column[0] = row
        here, least = 0, [float("inf")] * (total + 1)
        way, used = [0] * (total + 1), [False] * (total + 1)
        while of_column[here]:
            used[here] = True
            current, step, following = of_column[here], float("inf"), 0
            for column in range(1, total + 1):
                if used[column]:
                    continue
                reduced = cost[current - 1][column - 1] - u[current] - v[column]
                if reduced < least[column]:
                    least[column], way[column] = reduced, here
                if least[column] < step:
                    step, following = least[column], column
            for column in range(total + 1):
                if used[column]:
                    u[of_column[column]] += step
                    v[column] -= step
                else:
                    least[column] -= step
            here = following
        while here:
            of_column[here] = of_column[way[here]]
            here = way[here]
    found = [-1] * rows
    for column in range(1, width + 1):
        row = of_column[column]
        if row and worth[row - 1][column - 1] > 0:
            found[row - 1] = column - 1
    return found
