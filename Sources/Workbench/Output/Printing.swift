import Reporting
package import SurveyImport
package import SurveyModel

extension PrintedOutput {
  /// The result in one of its forms; the language is that of the text.
  func printed(_ format: PrintFormat, in language: Language) -> [UInt8] {
    switch format {
    case .csv: csv
    case .json: json
    case .text: Array(text(language).utf8)
    }
  }
}

extension SurveyRun {
  /// The ranking as `cdci rank` prints it.
  package func ranking(_ format: PrintFormat, in language: Language) -> [UInt8] {
    switch format {
    case .text: Array(PlainTable.ranking(results, language).utf8)
    case .csv: CSVFormat.ranking(results, language)
    case .json: JSONFormat.ranking(results)
    }
  }
}

extension SurveyDefinitions {
  /// First language of the survey's reports.
  package var language: Language { survey.language }
}

extension ReadSurvey {
  /// What became of every row.
  package var account: ImportAccount { data.account }

  /// The same for people.
  ///
  /// - Parameters:
  ///   - showsAll: every problem, not the first few of each kind.
  ///   - path: of the survey, for the commands that come next.
  package func accountText(showsAll: Bool, path: String, in language: Language) -> String {
    AccountText.text(data, language, showsAll: showsAll, path: path)
  }

  /// The same for programs: the inputs and the import of results.json, and each respondent group.
  package var accountJSON: [UInt8] { JSONFormat.account(data) }
}

extension Workbench {
  /// Writes a result to a stream that is open.
  ///
  /// - Returns: the system's number for why not all of it could be written.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? { unsafe writeWhole(bytes, to: descriptor) }
}
