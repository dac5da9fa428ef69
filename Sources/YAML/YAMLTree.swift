/// What one document of YAML says, with the places: nothing resolved, no key dropped.
package struct YAMLTree: Sendable {
  /// Line and column of a character, from 1; a column is a Unicode scalar.
  package struct Mark: Sendable, Hashable {
    package let line: Int
    package let column: Int
  }

  package enum Content: Sendable {
    /// As written; plain where no quote or block sign stands before it.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLTree])
    /// In the order written; a key can be there twice.
    case mapping([(key: YAMLTree, value: YAMLTree)])
  }

  package let content: Content
  /// Where it begins, its anchor and its tag included.
  package let mark: Mark

  package var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  package var sequence: [YAMLTree]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var mapping: [(key: YAMLTree, value: YAMLTree)]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }
}

/// Why a text is not one document of YAML.
package struct YAMLFault: Error, Sendable {
  package enum Kind: Sendable {
    /// In the words of libyaml, with what was being read there, and where that began.
    case syntax(String, context: (text: String, mark: YAMLTree.Mark)?)
    case alias
    case secondDocument
    case tooDeep
    /// No byte of it could be taken for text, or there was no memory.
    case unreadable
  }

  package let kind: Kind
  package let mark: YAMLTree.Mark
}
