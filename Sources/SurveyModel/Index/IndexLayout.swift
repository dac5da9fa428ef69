extension IndexTree {
  /// A node as it is written, its children inside it.
  package struct Branch: Sendable, Hashable {
    package let id: String
    package let name: LocalizedText
    package let weight: Double
    package let notApplicable: [String]
    package let content: Content
    package let children: [Branch]

    package init(
      id: String, name: LocalizedText? = nil, weight: Double = 1, notApplicable: [String] = [], component: Component = Component(),
      children: [Branch]
    ) {
      self.id = id
      self.name = name ?? LocalizedText(id)
      self.weight = weight
      self.notApplicable = notApplicable
      self.content = .component(component)
      self.children = children
    }

    package init(id: String, name: LocalizedText? = nil, weight: Double = 1, notApplicable: [String] = [], indicator: Indicator) {
      self.id = id
      self.name = name ?? LocalizedText(id)
      self.weight = weight
      self.notApplicable = notApplicable
      self.content = .indicator(indicator)
      self.children = []
    }
  }

  /// Lays out the tree and checks all that can be checked without a survey.
  ///
  /// - Throws: the first ``Flaw`` in tree order.
  package init(
    id: String, title: LocalizedText? = nil, score: Score = Score(), ties: Ties = .published, confidence: Double = 0.95,
    responseWeighting: ResponseWeighting = .nonresponse, publish: PublishRule = PublishRule(), tiers: [Tier] = [],
    satisfaction: [String] = [], finish: Finish = Finish(), entities: [IndexTree] = [], root: Component = Component(), children: [Branch]
  ) throws(Flaw) {
    guard score.from < score.to, score.from.isFinite, score.to.isFinite, score.multiply > 0, score.multiply.isFinite else {
      throw Flaw(path: [], reason: .emptyScore(from: score.from, to: score.to))
    }
    guard (0...10).contains(score.decimals) else { throw Flaw(path: [], reason: .decimals(score.decimals)) }
    guard confidence > 0, confidence < 1 else { throw Flaw(path: [], reason: .confidence(confidence)) }
    switch responseWeighting {
    case .none, .nonresponse: break
    case .postStratify(let names), .rake(let names, _):
      guard (1...ResponseWeighting.mostNames).contains(names.count), Set(names).count == names.count else {
        throw Flaw(path: [], reason: .weightingNames(names))
      }
    }
    let bands = tiers.sorted { $0.from > $1.from }
    for (higher, lower) in zip(bands, bands.dropFirst()) where higher.from == lower.from {
      throw Flaw(path: [], reason: .tierTwice(lower.from))
    }
    if let flaw = Self.flaw(in: finish, score: score) { throw Flaw(path: [], reason: flaw) }
    var layout = Layout()
    let title = title ?? LocalizedText(id)
    try layout.add(Branch(id: id, name: title, component: root, children: children), parent: nil, path: [])
    self.id = id
    self.title = title
    self.score = score
    self.ties = ties
    self.confidence = confidence
    self.responseWeighting = responseWeighting
    self.publish = publish
    self.tiers = bands
    self.satisfaction = satisfaction
    self.finish = finish
    self.entities = entities
    self.nodes = layout.nodes
  }

  private struct Layout {
    var nodes: [Node] = []
    var ids: Set<String> = []

    mutating func add(_ branch: Branch, parent: Int?, path: [Int]) throws(Flaw) {
      guard IndexTree.isValid(id: branch.id) else { throw Flaw(path: path, reason: .invalidID(branch.id)) }
      guard ids.insert(branch.id).inserted else { throw Flaw(path: path, reason: .duplicateID(branch.id)) }
      guard branch.weight.isFinite else { throw Flaw(path: path, reason: .weightNotFinite) }
      guard branch.weight >= 0 else { throw Flaw(path: path, reason: .negativeWeight(branch.weight)) }
      switch branch.content {
      case .component(let component):
        guard !branch.children.isEmpty else { throw Flaw(path: path, reason: .noChildren) }
        let sum = branch.children.reduce(0) { $0 + max(0, $1.weight) }
        guard sum > 0 || branch.children.contains(where: { !($0.weight >= 0) }) else {
          throw Flaw(path: path, reason: .weightsSumToNothing)
        }
        if case .reweight(let share) = component.missing, !(0...1).contains(share) {
          throw Flaw(path: path, reason: .atLeast(share))
        }
        if let flaw = component.weighting.flaw(children: branch.children.count) { throw Flaw(path: path, reason: .weightScheme(flaw)) }
        if case .power(let p) = component.aggregation, !(p.isFinite && p != 0) { throw Flaw(path: path, reason: .power(p)) }
      case .indicator(let indicator):
        if let flaw = IndexTree.flaw(in: indicator) { throw Flaw(path: path, reason: flaw) }
      }
      let position = nodes.count
      nodes.append(
        Node(
          id: branch.id, name: branch.name, weight: branch.weight, parent: parent, children: [], notApplicable: branch.notApplicable,
          content: branch.content))
      var children: [Int] = []
      for (place, child) in branch.children.enumerated() {
        children.append(nodes.count)
        try add(child, parent: position, path: path + [place])
      }
      nodes[position] = Node(
        id: branch.id, name: branch.name, weight: branch.weight, parent: parent, children: children,
        notApplicable: branch.notApplicable, content: branch.content)
    }
  }

  /// Whether the text can be an id: one or more of `A-Z a-z 0-9 . _ -`.
  package static func isValid(id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
