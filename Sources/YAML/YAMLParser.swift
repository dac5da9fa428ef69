import CYAML

/// libyaml, event by event. The only file that touches it.
package enum YAMLParser {
  /// The one document of the text; `nil` where there is none.
  ///
  /// Aliases are refused: a few lines can unfold to billions.
  /// - Parameter depth: the deepest nesting that is read.
  /// - Throws: the first fault of the text.
  package static func document(_ text: String, depth: Int) throws(YAMLFault) -> YAMLTree? {
    var text = text
    let result: Result<YAMLTree?, YAMLFault> = text.withUTF8 { bytes in
      let stream = unsafe Stream(bytes)
      defer { unsafe stream.close() }
      do throws(YAMLFault) {
        return .success(try unsafe stream.document(depth: depth))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}

@unsafe private struct Stream {
  /// libyaml keeps pointers into its own parser: it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  func close() {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  func document(depth: Int) throws(YAMLFault) -> YAMLTree? {
    _ = try unsafe next()  // the beginning of the stream
    guard case .documentStart = try unsafe next().kind else { return nil }
    let root = try unsafe tree(of: next(), depth: depth)
    _ = try unsafe next()  // the end of the document
    let last = try unsafe next()
    guard case .streamEnd = last.kind else { throw YAMLFault(kind: .secondDocument, mark: last.mark) }
    return root
  }

  private func tree(of event: Event, depth: Int) throws(YAMLFault) -> YAMLTree {
    guard depth >= 0 else { throw YAMLFault(kind: .tooDeep, mark: event.mark) }
    switch event.kind {
    case .scalar(let text, let isPlain):
      return YAMLTree(content: .scalar(text, isPlain: isPlain), mark: event.mark)
    case .sequenceStart:
      var items: [YAMLTree] = []
      var following = try unsafe next()
      while !following.isEnd {
        items.append(try unsafe tree(of: following, depth: depth - 1))
        following = try unsafe next()
      }
      return YAMLTree(content: .sequence(items), mark: event.mark)
    case .mappingStart:
      var entries: [(key: YAMLTree, value: YAMLTree)] = []
      var following = try unsafe next()
      while !following.isEnd {
        let key = try unsafe tree(of: following, depth: depth - 1)
        entries.append((key, try unsafe tree(of: next(), depth: depth - 1)))
        following = try unsafe next()
      }
      return YAMLTree(content: .mapping(entries), mark: event.mark)
    case .alias:
      throw YAMLFault(kind: .alias, mark: event.mark)
    case .documentStart, .end, .streamEnd:
      throw YAMLFault(kind: .unreadable, mark: event.mark)
    }
  }

  private struct Event {
    enum Kind {
      case documentStart, sequenceStart, mappingStart, alias
      case scalar(String, isPlain: Bool)
      /// Of a sequence, a mapping or a document.
      case end
      case streamEnd
    }

    let kind: Kind
    let mark: YAMLTree.Mark

    var isEnd: Bool {
      switch kind {
      case .end, .streamEnd: true
      default: false
      }
    }
  }

  private func next() throws(YAMLFault) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw unsafe fault }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe Event(kind: Self.kind(of: event), mark: YAMLTree.Mark(event.start_mark))
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_ALIAS_EVENT: return .alias
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return .streamEnd
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe .scalar(String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    default: return .end
    }
  }

  private var fault: YAMLFault {
    let state = unsafe parser.pointee
    guard unsafe state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR, let problem = unsafe state.problem else {
      return YAMLFault(kind: .unreadable, mark: YAMLTree.Mark(line: 1, column: 1))
    }
    let context = unsafe state.context.map { unsafe (text: String(cString: $0), mark: YAMLTree.Mark(state.context_mark)) }
    return unsafe YAMLFault(kind: .syntax(String(cString: problem), context: context), mark: YAMLTree.Mark(state.problem_mark))
  }
}

extension YAMLTree.Mark {
  /// libyaml counts from zero.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
