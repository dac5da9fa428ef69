import Scoring
import SurveyModel

/// How the components of an index move together, and whether the questions of each measure one thing.
///
/// Between units: what each component really decides beside its weight (``Importance``), and Pearson's correlations of components, over the units that have a rank and
/// both scores. Between answers: Cronbach's alpha of the questions of a component (``Reliability``) and how many answers lie at the ends of their scale (``AnswerEnds``),
/// over the responses of units that have a rank, each counted once and unweighted, answers as the index counts them (its statistic's number of each category). Answers
/// that are told of no unit are left out.
package struct ComponentCoherence: Sendable {
  /// The questions of one component that one respondent group is asked.
  package struct Questions: Sendable {
    /// Index into `IndexTree.nodes`.
    package let component: Int
    /// Index into `Survey.respondentGroups`.
    package let group: Int
    /// Indicators that rest on answers, as indices into `IndexTree.nodes`.
    package let items: [Int]
    /// Over the forms that answered every one of them.
    package let listwise: Result<Reliability, Reliability.Undefined>
    /// Over the forms that answered both of each pair.
    package let pairwise: Result<Reliability, Reliability.Undefined>
    /// Beside ``items``; `nil` where fewer answered than ``ComponentCoherence/fewestForms``.
    package let ends: [AnswerEnds?]
  }

  /// With fewer forms nothing is said of answers: it would be said of people.
  package static let fewestForms = 10
  /// Two components that move together so closely say one thing twice.
  package static let nearlyTheSame = 0.9

  /// Nodes below the root, or below its only child.
  package let components: [Int]
  /// Their parent.
  package let parent: Int
  package let importance: Importance
  /// Components × components; `nil` on the diagonal, and where it is not defined.
  package let correlations: [[Correlation?]]
  /// In the order of ``components``, and of respondent groups within each; components without a question are left out.
  package let questions: [Questions]

  /// `nil` for an index of one component.
  init?(_ scored: ScoredSurvey) {
    let index = scored.data.index
    let node = index.firstBranching
    let children = index.nodes[node].children
    guard children.count > 1 else { return nil }
    let units = scored.ranking.ranked
    let columns = children.map { child in units.map { scored.score(unit: $0, node: child) ?? .nan } }
    parent = node
    components = children
    importance = Importance(
      columns: columns, weights: children.map { index.nodes[$0].weight }, scores: units.map { scored.score(unit: $0, node: node) ?? .nan })
    correlations = children.indices.map { one in
      children.indices.map { one == $0 ? nil : Correlation.pearson(columns[one], columns[$0]) }
    }
    let fewest = max(Self.fewestForms, index.publish.atLeast)
    questions = children.flatMap { child in scored.parts.compactMap { Questions(child, $0, scored, fewest: fewest) } }
  }
}

extension ComponentCoherence.Questions {
  /// `nil` where the group is asked nothing of the component.
  fileprivate init?(_ component: Int, _ part: ScoredSurvey.Part, _ scored: ScoredSurvey, fewest: Int) {
    let index = scored.data.index
    let sources = part.group.plan.indicators.compactMap { indicator -> (node: Int, question: Int, recode: Recode)? in
      guard index.isBelow(indicator.node, component), case .answers(let question, let recode) = indicator.source else { return nil }
      return (indicator.node, question, recode)
    }
    guard !sources.isEmpty else { return nil }
    let table = part.group.table
    let responses = table.unit.indices.filter { scored.ranking.rank[Int(table.unit[$0])] != nil }
    /// Also missing where too few of the unit answered the question.
    func answer(_ question: Int, _ response: Int) -> Answer {
      part.group.hidden.isHidden(question: question, unit: Int(table.unit[response]))
        ? Answer(.blank) : Answer(byte: table.answers[question][response])
    }
    let answers = sources.map { source in responses.map { source.recode.value(answer(source.question, $0)) ?? .nan } }
    func reliability(_ basis: Reliability.Basis) -> Result<Reliability, Reliability.Undefined> {
      Result { () throws(Reliability.Undefined) in
        let found = try Reliability(answers, basis: basis, confidence: index.confidence)
        if found.forms < fewest { throw .tooFewForms(found.forms) }
        return found
      }
    }
    self.component = component
    group = part.number
    items = sources.map(\.node)
    listwise = reliability(.listwise)
    pairwise = reliability(.pairwise)
    ends = sources.map { source in
      let scale = table.questions[source.question].scale
      var counts = [Int](repeating: 0, count: part.group.sample.scales[scale].categories.count)
      for response in responses {
        if let category = answer(source.question, response).category { counts[category] += 1 }
      }
      return AnswerEnds(counts: counts).flatMap { $0.answers < fewest ? nil : $0 }
    }
  }
}
