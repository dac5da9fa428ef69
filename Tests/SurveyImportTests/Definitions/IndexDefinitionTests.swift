import SurveyModel
import Testing

@testable import SurveyImport

@Suite struct IndexDefinitionTests {
  static let full = """
    index: CDCI
    title: {vi: "Chỉ số", en: "Index"}
    score: {from: 10, to: 100, decimals: 1, multiply: 10}
    normalize: {method: share-of-maximum}
    aggregate: arithmetic
    missing: {policy: reweight, at-least: 0.5}
    ties: exact
    confidence: 0.9
    response-weights: none
    publish: {at-least: 3, caution-below: 12.5}
    sum: 100
    tiers:
      - {from: 80, name: {vi: "Tốt", en: "Good"}}
      - {from: 90, name: {vi: "Rất tốt", en: "Excellent"}}
    satisfaction: {questions: [overall, t1]}
    indicators:
      - {id: alone, weight: 10}
    components:
      - id: transparency
        name: {vi: "Minh bạch", en: "Transparency"}
        weight: 40
        missing: reweight
        indicators:
          - {id: t1}
          - {id: t2, weight: 0, question: q7, statistic: top-2, direction: positive, normalize: none}
      - id: time
        weight: 5e1
        normalize: {method: min-max, range: this-run, when-equal: 5}
        components:
          - {id: soft, weight: 60, sum: 1, indicators: [{id: d1, normalize: answer-scale}]}
          - id: hard
            weight: 40
            indicators:
              - id: hours
                data: clearance-hours
                direction: negative
                normalize: {method: min-max, range: {min: 0, max: 48}, clip: true, from: 0, to: 9}
              - {id: cost, data: cost}
    """

  private func indicator(_ tree: IndexTree, _ id: String) throws -> IndexTree.Indicator {
    let node = try #require(tree.nodes.first { $0.id == id })
    guard case .indicator(let indicator) = node.content else {
      Issue.record("\(id) is no indicator")
      return .init(source: .data(""))
    }
    return indicator
  }

  @Test func theRootIsRead() throws {
    let tree = try IndexDefinition.read(Self.full, file: "i.yaml").tree
    #expect(tree.id == "CDCI")
    #expect(tree.title[.en] == "Index")
    #expect(tree.score == .init(from: 10, to: 100, decimals: 1, multiply: 10))
    #expect(tree.ties == .exact)
    #expect(tree.confidence == 0.9)
    #expect(tree.responseWeighting == .none)
    #expect(tree.publish == .init(atLeast: 3, cautionBelow: 12.5))
    #expect(tree.tiers.map(\.from) == [90, 80])
    #expect(tree.satisfaction == ["overall", "t1"])
  }

  struct Weighting: Sendable {
    let yaml: String
    let weighting: IndexTree.ResponseWeighting
  }

  static let weightings = [
    Weighting(yaml: "none", weighting: .none), Weighting(yaml: "nonresponse", weighting: .nonresponse),
    Weighting(yaml: "{post-stratify: stratum}", weighting: .postStratify(["stratum"])),
    Weighting(yaml: "{post-stratify: [unit, size]}", weighting: .postStratify(["unit", "size"])),
    Weighting(yaml: "{rake: [stratum, size]}", weighting: .rake(["stratum", "size"])),
    Weighting(
      yaml: "{rake: [stratum, size], trim: [0.3, 3]}",
      weighting: .rake(["stratum", "size"], trim: IndexTree.ResponseWeighting.Trim(low: 0.3, high: 3))),
  ]

  @Test(arguments: weightings) func responseWeights(c: Weighting) throws {
    let tree = try IndexDefinition.read("index: I\nresponse-weights: \(c.yaml)\nindicators: [{id: q}]", file: "i.yaml").tree
    #expect(tree.responseWeighting == c.weighting)
  }

  @Test func theTreeStandsAsWritten() throws {
    let index = try IndexDefinition.read(Self.full, file: "i.yaml")
    let nodes = index.tree.nodes
    #expect(nodes.map(\.id) == ["CDCI", "alone", "transparency", "t1", "t2", "time", "soft", "d1", "hard", "hours", "cost"])
    #expect(nodes.map(\.weight) == [1, 10, 40, 1, 0, 50, 60, 1, 40, 1, 1])
    #expect(nodes[0].children == [1, 2, 5])
    #expect(nodes[2].name[.vi] == "Minh bạch" && nodes[5].name[.vi] == "time")
    #expect(index.places.count == nodes.count)
    #expect(index.places.map(\.node.line) == [1, 17, 19, 24, 25, 26, 30, 30, 31, 34, 38])
    #expect(index.places[4].source == .init(line: 25, column: 39))
    #expect(index.places[4].statistic == .init(line: 25, column: 54))
  }

  /// The range without `from` and `to` is that of the score before it is multiplied: 10/10 to 100/10.
  @Test func whatLiesBelowInherits() throws {
    let tree = try IndexDefinition.read(Self.full, file: "i.yaml").tree
    #expect(
      try indicator(tree, "alone") == .init(source: .question(code: "alone", statistic: .mean), normalization: .shareOfMaximum(to: 10)))
    #expect(try indicator(tree, "t2") == .init(source: .question(code: "q7", statistic: .top2), normalization: .none))
    #expect(try indicator(tree, "d1").normalization == .answerScale(from: 1, to: 10))
    #expect(
      try indicator(tree, "hours")
        == .init(
          source: .data("clearance-hours"), direction: .negative,
          normalization: .minMax(range: .given(min: 0, max: 48), clip: true, whenEqual: nil, from: 0, to: 9)))
    // `cost` takes the whole normalisation of `time`.
    #expect(try indicator(tree, "cost").normalization == .minMax(range: .thisRun, clip: false, whenEqual: 5, from: 1, to: 10))
    let policies = tree.nodes.compactMap { node -> IndexTree.MissingPolicy? in
      if case .component(let component) = node.content { component.missing } else { nil }
    }
    // Root, transparency (set again, at-least left out), time, soft, hard.
    #expect(policies == [.reweight(atLeast: 0.5), .reweight(atLeast: 0)] + Array(repeating: .reweight(atLeast: 0.5), count: 3))
  }

  static let least = """
    index: I
    components:
      - id: c
        indicators:
          - {id: t1}
          - {id: t2, weight: 2}
    """

  @Test func whatIsLeftOutHasItsDefault() throws {
    let tree = try IndexDefinition.read(Self.least, file: "i.yaml").tree
    #expect(tree.title == LocalizedText("I"))
    #expect(tree.score == .init(from: 0, to: 100, decimals: 2, multiply: 1))
    #expect(tree.ties == .published && tree.confidence == 0.95 && tree.responseWeighting == .nonresponse)
    #expect(tree.publish == .init(atLeast: 5, cautionBelow: 30))
    #expect(tree.tiers.isEmpty && tree.satisfaction.isEmpty)
    #expect(try indicator(tree, "t1").normalization == .answerScale(from: 0, to: 100))
  }

  typealias Case = SurveyDefinitionFaultTests.Case

  static let idRule = SurveyDefinitionFaultTests.idRule
  static let methods =
    "answer-scale, share-of-maximum, min-max, goalposts, z-score, rank, percentile-rank, borda, distance-to-target, distance-to-reference, "
    + "distance-to-maximum, fraction-of-maximum, categorical or none"

  static let rootCases: [Case] = [
    Case("index: I\n", "", "1:1: expected the key \"index\", found none"),
    Case("index: I", "index: a b", "1:8: expected an id \(idRule), found \"a b\""),
    Case(
      "index: I", "index: I\nrespondent-groups: {a: 70, b: -1}", "2:31: expected a weight of zero or more, found \"-1\""),
    Case(
      "index: I", "index: I\nrespondent-groups: {a: 0}",
      "2:20: expected respondent groups whose weights sum to more than zero, found a sum of 0"),
    Case(
      "index: I", "index: I\nadjustments: [{unit: a, points: x}]", "2:15: expected the key \"reason\", found none",
      "2:33: expected points, below zero for a penalty, found \"x\""),
    Case("index: I", "index: I\nrank-within: unit", "2:14: expected group, found \"unit\""),
    Case(
      "index: I", "index: I\ntiers: {quantile: [{share: 0.6, name: A}, {share: 0.4, name: B}, {name: C}]}",
      "2:19: expected shares that sum to less than one, found a sum of 1"),
    Case(
      "index: I", "index: I\ntiers: {quantile: [{name: A}, {share: 0.5, name: B}]}", "2:20: expected the key \"share\", found none",
      "2:39: expected no share for the last tier, which takes what is left, found \"0.5\""),
    Case("index: I", "index: I\ntiers: {gap: 0, names: [A]}", "2:14: expected points above zero, found \"0\""),
    Case("index: I", "index: I\ntiers: {gap: 5}", "2:8: expected the key \"names\", found none"),
    Case(
      "index: I", "index: I\nentities: [{id: head}]", "2:12: expected \"components\" or \"indicators\" below a component, found neither"),
    Case(
      "index: I", "index: I\nentities: [{id: head, indicators: [{id: t1}]}]",
      "2:41: expected every id once in the index, found \"t1\" twice"),
    Case("index: I", "index: I\nscore: {from: 100, to: 0}", "2:8: expected a score with from below to, found from 100 and to 0"),
    Case(
      "index: I", "index: I\nscore: {decimals: 11, multiply: 0}", "2:19: expected 0 to 10 decimals, found \"11\"",
      "2:33: expected a number above zero, found \"0\""),
    Case(
      "index: I", "index: I\nscore: {multiply: 1e-308}", "2:8: expected a score that a number can hold, found one that is wider"),
    Case("index: I", "index: I\nscore: 100", "2:8: expected a map with from and to, found \"100\""),
    Case("index: I", "index: I\nties: both", "2:7: expected published or exact, found \"both\""),
    Case("index: I", "index: I\nconfidence: 95", "2:13: expected a confidence above 0 and below 1, found \"95\""),
    Case(
      "index: I", "index: I\nresponse-weights: rake",
      "2:19: expected the names to weight by, such as {rake: [unit, stratum]}, found none"),
    Case(
      "index: I", "index: I\nresponse-weights: {rake: []}",
      "2:26: expected at least one of unit, stratum and the columns of the frame, found none"),
    Case("index: I", "index: I\nresponse-weights: {rake: [size, Size]}", "2:33: expected every name once, found \"Size\" twice"),
    Case(
      "index: I", "index: I\nresponse-weights: {rake: [respondent]}",
      "2:27: expected unit, stratum or another column of the frame to weight by, found \"respondent\""),
    Case("index: I", "index: I\nresponse-weights: {rake: [a, b, c, d, e, f]}", "2:42: expected at most 5 names to weight by, found 6"),
    Case(
      "index: I", "index: I\nresponse-weights: {rake: [unit], trim: [2, 3]}",
      "2:40: expected two bounds in multiples of the mean weight, from 0 to 1 and 1 or more, such as [0.3, 3], found 2 and 3"),
    Case(
      "index: I", "index: I\nresponse-weights: {rake: [unit], trim: [0.3]}",
      "2:40: expected two bounds in multiples of the mean weight, from 0 to 1 and 1 or more, such as [0.3, 3], found 1 of them"),
    Case("index: I", "index: I\nresponse-weights: {rake: [unit], trim: [a, 3]}", "2:41: expected a number, found \"a\""),
    Case(
      "index: I", "index: I\nresponse-weights: {post-stratify: [unit], trim: [0.3, 3]}",
      "2:43: expected post-stratify alone, found \"trim\" beside it"),
    Case("index: I", "index: I\nresponse-weights: {trim: [0.3, 3]}", "2:19: expected the key \"post-stratify\" or \"rake\", found neither"),
    Case(
      "index: I", "index: I\nresponse-weights: {rakes: [unit]}", "2:19: expected the key \"post-stratify\" or \"rake\", found neither",
      "2:20: unknown key \"rakes\"; did you mean \"rake\"?"),
    Case(
      "index: I", "index: I\nresponse-weights: response",
      "2:19: expected none or nonresponse, found \"response\"; did you mean \"nonresponse\"?"),
    Case(
      "index: I", "index: I\npublish: {at-least: 2.5, caution-below: -1}", "2:21: expected a whole number of responses, found \"2.5\"",
      "2:41: expected an effective number of responses of zero or more, found \"-1\""),
    Case(
      "index: I", "index: I\naggregate: geometic",
      "2:12: expected arithmetic, sum, geometric, harmonic, minimum, weighted-median, borda, copeland or power, found \"geometic\"; did you mean \"geometric\"?"
    ),
    Case("index: I", "index: I\naggregate: power", "2:12: expected a power with p, as in {method: power, p: 0.5}, found none"),
    Case("index: I", "index: I\naggregate: {method: power, p: 0}", "2:31: expected a number other than zero, found \"0\""),
    Case("index: I", "index: I\naggregate: {method: sum, p: 2}", "2:29: expected \"p\" on power only, found it on sum"),
    Case("index: I", "index: I\nmissing: skip", "2:10: expected reweight, fail or zero, found \"skip\""),
    Case(
      "index: I", "index: I\nmissing: {policy: zero, at-least: 0.5}", "2:35: expected \"at-least\" on reweight only, found it on zero"),
    Case(
      "index: I", "index: I\nmissing: {at-least: 2}", "2:10: expected the key \"policy\", found none",
      "2:21: expected a share from 0 to 1, found \"2\""),
    Case(
      "index: I", "index: I\nnormalize: goalposts",
      "2:12: expected the key \"range\" with goalposts, as in {method: goalposts, range: …}, found none"),
    Case(
      "index: I", "index: I\nnormalize: {method: goalposts, range: {min: 5, max: 1}}",
      "2:39: expected a range with min below max, found min 5 and max 1"),
    Case(
      "index: I", "index: I\nnormalize: {method: goalposts, range: {min: 0, max: 1}, transform: log}",
      "2:68: expected numbers above zero for transform: log, found 0"),
    Case("index: I", "index: I\nnormalize: {method: z-score, sd: 0}", "2:34: expected a number above zero, found \"0\""),
    Case("index: I", "index: I\nnormalize: {method: distance-to-target}", "2:12: expected the key \"target\", found none"),
    Case(
      "index: I", "index: I\nnormalize: {method: categorical, bands: [{from: 1, score: 2}, {from: 1, score: 3}, {from: 4}]}",
      "2:70: expected bands that begin at different values, found \"1\"", "2:84: expected the key \"score\", found none"),
    Case("index: I", "index: I\nnormalize: {method: categorical, bands: []}", "2:41: expected at least one band, found an empty list"),
    Case(
      "index: I", "index: I\nnormalize: minmax", "2:12: expected \(methods), found \"minmax\"; did you mean \"min-max\"?"),
    Case("index: I", "index: I\nnormalize: {range: this-run}", "2:12: expected the key \"method\", found none"),
    Case("index: I", "index: I\nnormalize: {method: answer-scale, clip: true}", "2:35: unknown key \"clip\"; known here: method, from, to"),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, target: 5}",
      "2:30: unknown key \"target\"; known here: method, from, to, range, transform, clip, when-equal"),
    Case("index: I", "index: I\nnormalize: {method: min-max, clip: yes}", "2:36: expected true or false, found \"yes\""),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, range: {min: 5, max: 5}}",
      "2:37: expected a range with min below max, found min 5 and max 5"),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, range: {pooled: [2019, 2019]}}",
      "2:53: expected every edition once, found \"2019\" twice"),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, range: {pooled: []}}", "2:46: expected at least one edition, found an empty list"),
    Case("index: I", "index: I\nnormalize: {method: min-max, range: {min: 5}}", "2:37: expected the key \"max\", found none"),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, range: all, when-equal: x}", "2:37: expected this-run, found \"all\"",
      "2:54: expected a score, found \"x\""),
    Case(
      "index: I", "index: I\nnormalize: {method: min-max, from: 10, to: 1}", "2:12: expected \"from\" below \"to\", found from 10 and to 1"),
    Case(
      "index: I", "index: I\ntiers: [{from: 101, name: A}, {from: 50, name: B}, {from: 50.0, name: C}]",
      "2:16: expected a tier that begins within the score, 0 to 100, found \"101\"",
      "2:59: expected tiers that begin at different scores, found \"50.0\"; another tier begins there too"),
    Case(
      "index: I", "index: I\ntiers: [{from: high}]", "2:9: expected the key \"name\", found none",
      "2:16: expected the score that the tier begins at, found \"high\""),
    Case("index: I", "index: I\nsatisfaction: {questions: []}", "2:27: expected at least one question, found an empty list"),
    Case("index: I", "index: I\nsatisfaction: [t1]", "2:15: expected a map such as {questions: [overall]}, found a list"),
    Case("index: I", "index: I\nsatisfaction: {questions: [t1, t1]}", "2:32: expected every question once, found \"t1\" twice"),
  ]

  static let treeCases: [Case] = [
    Case(
      "components:\n  - id: c\n    indicators:\n      - {id: t1}\n      - {id: t2, weight: 2}", "title: A",
      "1:1: expected \"components\" or \"indicators\" below a component, found neither"),
    Case(
      "\n  - id: c\n    indicators:\n      - {id: t1}\n      - {id: t2, weight: 2}", " {}",
      "2:13: expected a list of components, found a map of keys"),
    Case("\n      - {id: t1}\n      - {id: t2, weight: 2}", " []", "4:17: expected at least one of the indicators, found an empty list"),
    Case("{id: t1}", "t1", "5:9: expected an indicator such as {id: t1}, found \"t1\""),
    Case("{id: t1}", "{question: t1}", "5:9: expected the key \"id\", found none"),
    Case("{id: t1}", "{id: t 1}", "5:14: expected an id \(idRule), found \"t 1\""),
    Case("{id: t1}", "{id: c}", "5:14: expected every id once in the index, found \"c\" twice"),
    Case("id: c", "id: I", "3:9: expected every id once in the index, found \"I\" twice"),
    Case("weight: 2", "weight: -2", "6:26: expected a weight of zero or more, found \"-2\""),
    Case("weight: 2", "weight: 0x10", "6:26: expected a weight of zero or more, found \"0x10\""),
    Case("weight: 2", "weight: .inf", "6:26: expected a weight of zero or more, found \".inf\""),
    Case("weight: 2", "weight: 1e999", "6:26: expected a weight of zero or more, found \"1e999\""),
    Case("weight: 2", "weight: ", "6:26: expected a weight of zero or more, found nothing"),
    Case(
      "{id: t1}\n      - {id: t2, weight: 2}", "{id: t1, weight: 0}",
      "5:7: expected siblings whose weights sum to more than zero, found a sum of 0"),
    Case("id: c", "id: c\n    sum: 100", "4:10: expected weights that sum to 100, found a sum of 3"),
    Case(
      "{id: t1}\n      - {id: t2, weight: 2}", "{id: t1, weight: 1e308}\n      - {id: t2, weight: 1e308}",
      "5:7: expected siblings whose weights sum to more than zero, found a sum of more than a number can hold"),
    Case("id: c", "id: c\n    sum: 0", "4:10: expected a number above zero, found \"0\""),
    Case("index: I", "index: I\nsum: 1.5", "2:6: expected weights that sum to 1.5, found a sum of 1"),
    Case(
      "{id: t1}", "{id: t1, statistic: share}", "5:29: expected a share of values of the scale, as in {share: [1, 2]}, found none"),
    Case(
      "{id: t1}", "{id: t1, questions: [a, b], statistic: {share: [1]}}",
      "5:48: expected \"share\" on one question, found it on 2: their mean is no category"),
    Case("{id: t1}", "{id: t1, questions: [a, a]}", "5:33: expected every question once, found \"a\" twice"),
    Case("{id: t1}", "{id: t1, questions: []}", "5:29: expected at least one question, found an empty list"),
    Case("{id: t1}", "{id: t1, question: a, questions: [b]}", "5:28: expected \"question\" or \"questions\", found both"),
    Case(
      "{id: t1}", "{id: t1, data: h, direction: negative, normalize: {method: categorical, bands: [{from: 0, score: 1}]}}",
      "5:38: expected no \"direction: negative\" with categorical, whose bands already set the score, found it"),
    Case("{id: t1}", "{id: t1, not-applicable: {a: b}}", "5:34: expected a group of units, or a list of groups, found a map of keys"),
    Case(
      "{id: t1}", "{id: t1, statistic: top2}",
      "5:29: expected mean, top-1, top-2, bottom-2, median, net, all-top or share, found \"top2\"; did you mean \"top-2\"?"
    ),
    Case("{id: t1}", "{id: t1, direction: up}", "5:29: expected positive or negative, found \"up\""),
    Case(
      "{id: t1}", "{id: t1, direction: negative}",
      "5:29: expected \"direction: negative\" on data only, found it on a question; a reversed question is turned when its answers are read"
    ),
    Case(
      "{id: t1}", "{id: t1, data: hours}",
      "5:24: expected a \"normalize\" for data that needs no answer scale, such as min-max, found answer-scale"),
    Case(
      "{id: t1}", "{id: t1, data: h, normalize: share-of-maximum}",
      "5:38: expected a \"normalize\" for data that needs no answer scale, such as min-max, found share-of-maximum"),
    Case(
      "{id: t1}", "{id: t1, data: h, question: q, statistic: net, normalize: none}", "5:37: expected \"question\" or \"data\", found both",
      "5:51: expected \"statistic\" on questions only, found it on data"),
    Case(
      "{id: t1}", "{id: t1, name: Phí, lệ phí}", "5:29: unknown key \"lệ phí\"; a comma ends unquoted text there: put the text in quotes"),
  ]

  @Test(arguments: rootCases + treeCases) func faults(c: Case) {
    #expect(Self.least.contains(c.from))
    let failure = #expect(throws: ImportFailure.self) {
      try IndexDefinition.read(Self.least.replacing(c.from, with: c.to), file: "i.yaml")
    }
    #expect(failure?.kind == .unusable)
    #expect(failure?.description == c.faults.map { "i.yaml:" + $0 }.joined(separator: "\n"))
  }

  /// 0.1 + 0.2 + 0.7 is not 1 in binary, and is 1 to anybody who writes it.
  @Test func aDeclaredSumForgivesTheLastBit() throws {
    let yaml = "index: I\nsum: 1\nindicators: [{id: a, weight: 0.1}, {id: b, weight: 0.2}, {id: c, weight: 0.7}]"
    #expect(try IndexDefinition.read(yaml, file: "i").tree.nodes.count == 4)
  }

  @Test func allFaultsAtOnceInTheOrderOfTheFile() {
    let yaml = "index: I\ncomponents:\n  - {id: a, weight: -1, indicators: [{id: a}]}\nties: x\nscore: {from: y}\n"
    let failure = #expect(throws: ImportFailure.self) { try IndexDefinition.read(yaml, file: "i") }
    #expect(failure?.faults.map(\.place.description) == ["i:3:21", "i:3:43", "i:4:7", "i:5:15"])
  }

  /// 60 components in one another.
  @Test func depth() throws {
    func nested(_ depth: Int) -> String {
      "index: I\ncomponents: [" + (0..<depth).map { "{id: c\($0), components: [" }.joined() + "{id: z, indicators: [{id: x}]}"
        + String(repeating: "]}", count: depth) + "]"
    }
    #expect(try IndexDefinition.read(nested(25), file: "i").tree.nodes.count == 28)
    let failure = #expect(throws: ImportFailure.self) { try IndexDefinition.read(nested(60), file: "i") }
    #expect(failure?.faults.first?.message[.en] == "expected at most 64 levels, found more")
  }
}
