import Scoring
import SurveyModel

/// How far the indicators of each component belong together, and the components with each other; over the published units.
package struct SurveyCoherence: Sendable {
  package struct Indicator: Sendable, Hashable {
    /// Position among `IndexTree.nodes`.
    package let node: Int
    /// `nil` for figures, and for questions on which nobody answered.
    package let ends: AnswerEnds?
    /// From the reliability over pairs, where it is defined.
    package let item: Reliability.Item?
  }

  package struct Component: Sendable {
    package let node: Int
    package let pairwise: Result<Reliability, Reliability.Undefined>
    package let listwise: Result<Reliability, Reliability.Undefined>
    package let indicators: [Indicator]
  }

  /// What a reader should know of a component or indicator.
  package enum Remark: Sendable, Hashable {
    /// Below what is taken for one thing measured: 0.5.
    case lowAlpha(node: Int, alpha: Double)
    /// Its answers run against the others' of its component.
    case againstTheRest(node: Int, correlation: Double)
    case atTheCeiling(node: Int, share: Double)
    case atTheFloor(node: Int, share: Double)
  }

  package static let lowAlpha = 0.5

  package let components: [Component]
  /// Components × components, over units; `nil` where one does not vary.
  package let correlations: [[Correlation?]]
  package let principal: PrincipalComponents?

  package var remarks: [Remark] {
    components.flatMap { component -> [Remark] in
      var remarks: [Remark] = []
      if case .success(let alpha) = component.pairwise, alpha.raw < Self.lowAlpha {
        remarks.append(.lowAlpha(node: component.node, alpha: alpha.raw))
      }
      for indicator in component.indicators {
        if let r = indicator.item?.itemRest, r < 0 { remarks.append(.againstTheRest(node: indicator.node, correlation: r)) }
        guard let ends = indicator.ends else { continue }
        if ends.ceiling >= AnswerEnds.crowded { remarks.append(.atTheCeiling(node: indicator.node, share: ends.ceiling)) }
        if ends.floor >= AnswerEnds.crowded { remarks.append(.atTheFloor(node: indicator.node, share: ends.floor)) }
      }
      return remarks
    }
  }

  init(_ survey: ScoredSurvey) {
    let index = survey.data.index
    let part = survey.parts[0]
    let table = part.group.table
    let isUsed = table.unit.map { survey.takesPart[Int($0)] }
    let responses = isUsed.indices.filter { isUsed[$0] }
    func indicators(below node: Int) -> [Int] {
      index.nodes[node].children.isEmpty ? [node] : index.nodes[node].children.flatMap { indicators(below: $0) }
    }
    func answers(_ node: Int) -> (categories: Int, codes: [UInt8])? {
      guard let own = part.group.plan.indicators.first(where: { $0.node == node }), case .answers(let question, let recode) = own.source
      else { return nil }
      let column = table.answers[question]
      return (recode.values.count, responses.map { column[$0] })
    }
    components = index.root.children.filter { index.nodes[$0].weight > 0 }.map { component in
      let nodes = indicators(below: component)
      let found = nodes.map(answers)
      let columns = found.compactMap(\.self).map { own in own.codes.map { Int($0) < own.categories ? Double($0) : .nan } }
      func alpha(_ basis: Reliability.Basis) -> Result<Reliability, Reliability.Undefined> {
        do throws(Reliability.Undefined) {
          return .success(try Reliability(columns, basis: basis, confidence: index.confidence))
        } catch {
          return .failure(error)
        }
      }
      let pairwise = alpha(.pairwise)
      var items: [Reliability.Item] = []
      if case .success(let reliability) = pairwise { items = reliability.items }
      var place = 0
      let indicators = zip(nodes, found).map { node, own -> Indicator in
        guard let own else { return Indicator(node: node, ends: nil, item: nil) }
        var counts = [Int](repeating: 0, count: own.categories)
        for code in own.codes where Int(code) < own.categories { counts[Int(code)] += 1 }
        let item = items.indices.contains(place) ? items[place] : nil
        place += 1
        return Indicator(node: node, ends: AnswerEnds(counts: counts), item: item)
      }
      return Component(node: component, pairwise: pairwise, listwise: alpha(.listwise), indicators: indicators)
    }
    let units = survey.takesPart.indices.filter { survey.takesPart[$0] }
    let columns = components.map { component in units.map { survey.score(unit: $0, node: component.node) ?? .nan } }
    correlations = columns.map { one in columns.map { Correlation.pearson(one, $0) } }
    principal = PrincipalComponents(columns)
  }
}
