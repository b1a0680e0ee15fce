"""Line plots with two logarithmic axes, side by side, as SVG."""

import math
from html import escape

WIDTH, HEIGHT = 520, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 130, 44, 52
COLOURS = ("#1b6ca8", "#c1440e", "#2e7d32", "#7b1fa2", "#b8860b", "#455a64", "#ad1457")
LABEL_DISTANCE = 14


class LogPlot:
    """One plot; `series` maps a name to points (x, y), all above zero."""

    def __init__(self, title, x_label, series):
        self.title, self.x_label = title, x_label
        self.series = {name: points for name, points in series.items() if points}
        points = [point for line in self.series.values() for point in line]
        self.x_decades = decades([x for x, _ in points])
        self.y_decades = decades([y for _, y in points])

    def x(self, value):
        return scaled(value, self.x_decades, LEFT, WIDTH - RIGHT)

    def y(self, value):
        return scaled(value, self.y_decades, HEIGHT - BOTTOM, TOP)

    def svg(self):
        middle = (LEFT + WIDTH - RIGHT) / 2
        parts = [
            text(LEFT, 24, self.title, size=15, weight="bold"),
            text(middle, HEIGHT - 12, self.x_label, anchor="middle"),
        ]
        for decade in range(self.x_decades[0], self.x_decades[1] + 1):
            x = self.x(10**decade)
            parts += [
                line(x, TOP, x, HEIGHT - BOTTOM),
                text(x, HEIGHT - BOTTOM + 18, short(10**decade), anchor="middle"),
            ]
        for decade in range(self.y_decades[0], self.y_decades[1] + 1):
            y = self.y(10**decade)
            parts += [line(LEFT, y, WIDTH - RIGHT, y), text(LEFT - 8, y + 4, short(10**decade), anchor="end")]
        return "\n".join(parts + self.curves())

    def curves(self):
        parts, places = [], self.label_places()
        for (name, points), colour in zip(self.series.items(), COLOURS):
            path = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
            parts += [
                f'<circle cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="3.5" fill="{colour}"/>' for x, y in points
            ]
            parts.append(text(WIDTH - RIGHT + 10, places[name] + 4, name, colour=colour))
        return parts

    def label_places(self):
        """Where the name of each line stands: at its end, moved down where the names would touch."""
        places, free = {}, -math.inf
        for name, points in sorted(self.series.items(), key=lambda item: -item[1][-1][1]):
            free = max(self.y(points[-1][1]), free + LABEL_DISTANCE)
            places[name] = free
        return places


def beside(plots):
    """An SVG document with the plots in a row."""
    width = WIDTH * len(plots)
    shifted = "\n".join(
        f'<g transform="translate({WIDTH * place},0)">\n{plot.svg()}\n</g>' for place, plot in enumerate(plots)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12">\n<rect width="{width}" height="{HEIGHT}" fill="white"/>\n{shifted}\n</svg>\n'
    )


def decades(values):
    return math.floor(math.log10(min(values))), max(
        math.ceil(math.log10(max(values))), math.floor(math.log10(min(values))) + 1
    )


def scaled(value, ends, start, end):
    return start + (math.log10(value) - ends[0]) / (ends[1] - ends[0]) * (end - start)


def short(value):
    for unit, name in ((1_000_000, " M"), (1000, " k")):
        if value >= unit:
            return f"{value // unit:,}{name}"
    return f"{value:g}"


def line(x1, y1, x2, y2):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#d0d0d0"/>'


def text(x, y, content, size=12, anchor="start", weight="normal", colour="#202020"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" fill="{colour}">'
        f"{escape(content)}</text>"
    )
