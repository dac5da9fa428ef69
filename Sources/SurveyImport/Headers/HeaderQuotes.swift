import SurveyModel

extension CSVFile {
  /// Whether the first character of the file is a quote: of a platform that writes every cell in quotes, the sign that no spreadsheet saved it again.
  var beginsWithQuote: Bool {
    var first: UInt8?
    // The first few bytes tell; the failure ends the reading.
    let enough = ImportFailure.enough(of: input.name)
    do throws(ImportFailure) {
      _ = try unsafe input.read(chunkSize: 64) { chunk throws(ImportFailure) in
        first = unsafe chunk.first { ![0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, 32, 9, 10, 13].contains($0) }
        throw enough
      }
    } catch {
      return first == UInt8(ascii: "\"")
    }
    return false
  }
}
