"""The network as a figure and as a list."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.state import PageState, parse_state
from dashboard.strings import read_words
from dashboard.theme import DARK, LIGHT
from dashboard.views.network import _labels, network_figure, network_view
from dashboard.views.spread import spread
from tests.dashboard.trees import links, prop, said

EN, AR = read_words("en"), read_words("ar")
NODES = pd.DataFrame([{"id": id, "name_en": name, "name_ar": name, "kind": kind, "country": "EG", "count": count}
                      for id, name, kind, count in (("a", "A <b>", "person", 9), ("b", "B", "state", 5), ("c", "C", "group", 1))])
EDGES = pd.DataFrame([{"source": "a", "target": "b", "count": 7}, {"source": "a", "target": "c", "count": 1}])


def test_nodes_stand_apart_within_the_frame_and_always_alike() -> None:
    edges = [(0, number, 1.0) for number in range(1, 30)]
    at = spread(30, edges)
    assert at == spread(30, edges)
    assert all(-1.001 <= value <= 1.001 for point in at for value in point)
    nearest = min(abs(one[0] - other[0]) + abs(one[1] - other[1]) for index, one in enumerate(at) for other in at[:index])
    assert nearest > 0.03
    assert spread(0, []) == [] and spread(1, []) == [(0.0, 0.0)]


def test_those_who_meet_often_stand_nearer() -> None:
    at = spread(4, [(0, 1, 50.0), (2, 3, 50.0), (1, 2, 1.0)])
    distance = {pair: sum((at[pair[0]][axis] - at[pair[1]][axis]) ** 2 for axis in (0, 1)) for pair in ((0, 1), (0, 3))}
    assert distance[0, 1] < distance[0, 3]


def test_lines_are_thicker_for_frequent_pairs_and_names_are_no_markup() -> None:
    figure = network_figure(NODES, EDGES, ("b",), EN, LIGHT)
    go.Figure(figure)
    thin, thick = figure["data"][0], figure["data"][1]
    assert thin["line"]["width"] < thick["line"]["width"] and len(thin["x"]) == len(thick["x"]) == 3
    nodes = figure["data"][-1]
    assert nodes["customdata"] == ["a", "b", "c"] and nodes["text"][0] == "A &lt;b&gt;"
    assert [width > 1 for width in nodes["marker"]["line"]["width"]] == [False, True, False]


def test_the_list_of_pairs_leads_to_their_pages_most_frequent_first() -> None:
    shown = network_view(NODES, EDGES, PageState(), AR, DARK)
    assert [parse_state(prop(link, "href")).view for link in links(shown)] == ["pair~a~b", "pair~a~c"]
    assert "3" in said(shown)


def test_no_encounter_is_said() -> None:
    assert EN("network.none") in said(network_view(NODES.head(0), EDGES.head(0), PageState(), EN, LIGHT))


def test_no_name_lies_on_another_disc() -> None:
    shown = _labels(["Above", "Beside", "Below"], [(0.0, 0.5), (0.9, 0.5), (0.0, 0.44)], [20.0, 10.0, 10.0], 0.02)
    assert shown == ["", "Beside", "Below"]
