import ArgumentParser
import SurveyModel

/// The check of an option that counts something: threads, replicates.
enum CountOption {
  /// - Throws: `ValidationError` where the number is there and not 1 or more.
  static func check(_ name: String, _ count: Int?, language: Language?) throws {
    guard let count, count < 1 else { return }
    let language = Console(language: language, isQuiet: true).language
    throw ValidationError(
      LocalizedText(vi: "\(name): cần số từ 1 trở lên, gặp \(count)", en: "\(name): expected 1 or more, found \(count)")[language])
  }
}
