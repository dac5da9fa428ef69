package import SurveyModel

/// An index made ready for a questionnaire: each indicator with the question and the recode that its value is the mean of.
package struct ScoringPlan: Sendable, Hashable {
  package enum Source: Sendable, Hashable {
    /// Position of the question in the response table.
    case answers(question: Int, recode: Recode)
    case data(String)
    /// Asked of another respondent group.
    case notAsked
  }

  package struct Indicator: Sendable, Hashable {
    package let id: String
    /// Position among `IndexTree.nodes`.
    package let node: Int
    package let source: Source
    package let direction: IndexTree.Direction
    package let transform: IndexTree.Transform?
    package let normalization: IndexTree.Normalization

    /// Position of the question that it rests on in the response table; `nil` where it rests on no answers.
    package var question: Int? {
      if case .answers(let question, _) = source { question } else { nil }
    }

    /// Whether it rests on answers, so that it has sampling error.
    package var isAnswered: Bool { question != nil }
  }

  package private(set) var index: IndexTree
  /// In tree order, as `IndexTree.indicators`.
  package let indicators: [Indicator]

  /// - Parameters:
  ///   - questions: of the response table, in its order; the first of a code counts. With those that ``CompositeQuestions`` makes of several.
  ///   - askedElsewhere: codes of the questions of other respondent groups, which need not be among `questions`.
  /// - Throws: ``ScoringError``: a question that is not asked, a scale too small for its statistic, data with a normalisation that needs an answer scale.
  package init(
    index: IndexTree, questions: [Question], scales: [AnswerScale], askedElsewhere: Set<String> = []
  ) throws(ScoringError) {
    let position = Dictionary(questions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var indicators: [Indicator] = []
    for place in index.indicators {
      let node = index.nodes[place]
      guard case .indicator(let indicator) = node.content else { continue }
      var source: Source
      switch indicator.source {
      case .questions(let codes, let statistic):
        if let missing = codes.first(where: { position[$0] == nil && !askedElsewhere.contains($0) }) {
          throw .unknownQuestion(code: missing, neededBy: "indicator \"\(node.id)\"")
        }
        // A response cannot have answered half of what it was not asked half of.
        if !CompositeQuestions.isEnough(codes.count { position[$0] != nil }, of: codes.count) {
          source = .notAsked
        } else if let composite = CompositeQuestions.code(of: codes, statistic) {
          guard let question = position[composite], let first = codes.lazy.compactMap({ position[$0] }).first else {
            throw .unknownQuestion(code: codes.joined(separator: ", "), neededBy: "indicator \"\(node.id)\"")
          }
          let recode = try Recode(
            statistic, of: scales[questions[question].scale], ends: scales[questions[first].scale], question: codes.joined(separator: ", "))
          source = .answers(question: question, recode: recode)
        } else {
          guard let code = codes.first, let question = position[code] else {
            throw .unknownQuestion(code: codes.first ?? "", neededBy: "indicator \"\(node.id)\"")
          }
          source = .answers(question: question, recode: try Recode(statistic, of: scales[questions[question].scale], question: code))
        }
      case .data(let name):
        guard !indicator.normalization.needsAnswerScale else { throw .noAnswerScale(indicator: node.id) }
        source = .data(name)
      }
      indicators.append(
        Indicator(
          id: node.id, node: place, source: source, direction: indicator.direction, transform: indicator.transform,
          normalization: indicator.normalization))
    }
    self.index = index
    self.indicators = indicators
  }

  /// The same plan with other weights of the index.
  package func weighted(_ index: IndexTree) -> ScoringPlan {
    var copy = self
    copy.index = index
    return copy
  }

  /// Whether another index has the same nodes in the same places, read and normalised in the same way: it differs in weights, aggregation and what is published.
  func normalizesAlike(_ other: IndexTree) -> Bool {
    index.nodes.count == other.nodes.count
      && zip(index.nodes, other.nodes).allSatisfy { own, other in
        guard own.id == other.id, own.parent == other.parent, own.notApplicable == other.notApplicable else { return false }
        switch (own.content, other.content) {
        case (.indicator(let own), .indicator(let other)): return own == other
        case (.component, .component): return true
        case (.indicator, .component), (.component, .indicator): return false
        }
      }
  }

  /// This plan for an index whose indicators are all among these and apply to the same units, and where each has its column; `nil` where one is not or does not.
  package func scored(by other: IndexTree) -> (plan: ScoringPlan, columns: [Int])? {
    var found: [Indicator] = []
    var columns: [Int] = []
    for place in other.indicators {
      let node = other.nodes[place]
      guard case .indicator(let indicator) = node.content,
        let column = indicators.firstIndex(where: { index.nodes[$0.node].source == indicator.source && $0.id == node.id })
          ?? indicators.firstIndex(where: { index.nodes[$0.node].source == indicator.source }),
        index.groupsWithout(indicators[column].node) == other.groupsWithout(place)
      else { return nil }
      found.append(
        Indicator(
          id: node.id, node: place, source: indicators[column].source, direction: indicator.direction, transform: indicator.transform,
          normalization: indicator.normalization))
      columns.append(column)
    }
    return (ScoringPlan(index: other, indicators: found), columns)
  }

  private init(index: IndexTree, indicators: [Indicator]) {
    self.index = index
    self.indicators = indicators
  }
}

extension IndexTree {
  /// The groups of units that neither the node nor anything above it applies to.
  fileprivate func groupsWithout(_ node: Int) -> Set<String> {
    var groups: Set<String> = []
    var place: Int? = node
    while let current = place {
      groups.formUnion(nodes[current].notApplicable)
      place = nodes[current].parent
    }
    return groups
  }
}

extension IndexTree.Node {
  /// What an indicator is made of; `nil` for a component.
  fileprivate var source: IndexTree.Source? {
    if case .indicator(let indicator) = content { indicator.source } else { nil }
  }
}
