/// What a definition says, without where it is written.
indirect enum YAMLContent: Equatable {
  case text(String)
  case nothing
  case list([YAMLContent])
  case map([Entry])

  struct Entry: Equatable {
    let key: String
    let value: YAMLContent
  }

  init(_ node: YAMLNode) {
    self =
      switch node.content {
      case .text(let text): .text(text)
      case .nothing: .nothing
      case .list(let items): .list(items.map { YAMLContent($0) })
      case .map(let entries): .map(entries.map { Entry(key: $0.key, value: YAMLContent($0.value)) })
      }
  }

  init(_ value: DefinitionText.Value) {
    self =
      switch value {
      case .text(let text): .text(text)
      case .number(let number): .text(plain(number))
      case .flag(let flag): .text(flag ? "true" : "false")
      case .list(let items): .list(items.map { YAMLContent($0) })
      case .map(let entries): .map(entries.map { Entry(key: $0.key, value: YAMLContent($0.value)) })
      }
  }

  private var id: YAMLContent? {
    guard case .map(let entries) = self else { return nil }
    return entries.first { $0.key == "id" }?.value
  }

  /// The same with another value at the end of the way, one key or item more, or, where `value` is `nil`, one
  /// less.
  ///
  /// - Returns: `nil` where the way leads nowhere.
  func setting(_ path: ArraySlice<DefinitionText.Step>, to value: YAMLContent?) -> YAMLContent? {
    guard let step = path.first else { return value }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.key(let key), .map(var entries)):
      guard let position = entries.lastIndex(where: { $0.key == key }) else {
        guard rest.isEmpty, let value else { return nil }
        return .map(entries + [Entry(key: key, value: value)])
      }
      guard !(rest.isEmpty && value == nil) else {
        entries.remove(at: position)
        return .map(entries)
      }
      guard let changed = entries[position].value.setting(rest, to: value) else { return nil }
      entries[position] = Entry(key: key, value: changed)
      return .map(entries)
    case (_, .list(var items)):
      let position: Int
      switch step {
      case .item(let number): position = number
      case .id(let id): position = items.firstIndex { $0.id == .text(id) } ?? -1
      case .key: return nil
      }
      if position == items.count, rest.isEmpty, let value { return .list(items + [value]) }
      guard items.indices.contains(position) else { return nil }
      guard !(rest.isEmpty && value == nil) else {
        items.remove(at: position)
        return .list(items)
      }
      guard let changed = items[position].setting(rest, to: value) else { return nil }
      items[position] = changed
      return .list(items)
    default: return nil
    }
  }
}
