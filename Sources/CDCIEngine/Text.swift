import SurveyModel

/// A language that surveys, reports and messages are written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Vietnamese.
  case vi
  /// English.
  case en

  init(_ language: SurveyModel.Language) {
    self =
      switch language {
      case .vi: .vi
      case .en: .en
      }
  }

  var model: SurveyModel.Language {
    switch self {
    case .vi: .vi
    case .en: .en
    }
  }
}

/// A text in one or both languages.
///
/// A language that is absent falls back to the one that is present, so that a name given once stands for
/// both.
public struct Text: Sendable, Hashable, CustomStringConvertible {
  /// In Vietnamese.
  public let vi: String
  /// In English.
  public let en: String

  /// One text for both languages.
  public init(_ text: String) { self.init(vi: text, en: text) }

  /// A text in each language.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  init(_ text: LocalizedText) { self.init(vi: text[.vi], en: text[.en]) }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    }
  }

  /// The text in English.
  public var description: String { en }
}
