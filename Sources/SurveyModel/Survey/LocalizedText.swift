/// A language that reports are written in.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case vi
  case en
}

/// A text in one or both languages of the reports.
///
/// A name given as one string stands for both languages; a language that is absent falls back to the one that is present.
package struct LocalizedText: Sendable, Hashable {
  private let vi: String?
  private let en: String?

  /// One text for both languages.
  package init(_ text: String) {
    vi = text
    en = text
  }

  /// A text in both languages.
  package init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A text in each language; `nil` where both are absent.
  package init?(vi: String?, en: String?) {
    guard vi != nil || en != nil else { return nil }
    self.vi = vi
    self.en = en
  }

  /// A text that is put together in each language from parts that are themselves in both.
  package init(_ text: (Language) -> String) {
    vi = text(.vi)
    en = text(.en)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .vi: vi ?? en ?? ""
    case .en: en ?? vi ?? ""
    }
  }

  /// Every text that was written, once each, Vietnamese first.
  package var all: [String] {
    switch (vi, en) {
    case (let vi?, let en?): vi == en ? [vi] : [vi, en]
    case (let text?, nil), (nil, let text?): [text]
    case (nil, nil): []
    }
  }
}
