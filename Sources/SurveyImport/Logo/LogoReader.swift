import SurveyModel

/// Reads a logo and leaves nothing in it but the picture.
enum LogoReader {
  /// Of the file, in bytes.
  static let largest = 512 << 10
  /// A side, in pixels.
  static let longestSide = 4096

  /// - Parameter place: of the key that names it.
  static func read(_ file: InputFile, at place: ImportFailure.Place) throws(ImportFailure) -> (logo: Logo, input: SurveyData.InputFile) {
    func failure(_ found: LocalizedText) -> ImportFailure {
      ImportFailure(.unusable, at: place, LogoWords.failure(file.name.visible, found))
    }
    if let size = file.size, size > largest { throw failure(LogoWords.tooLarge(size, most: largest)) }
    var content: [UInt8] = []
    let input = try unsafe file.read { chunk throws(ImportFailure) in
      unsafe content += chunk
      guard content.count <= largest else { throw failure(LogoWords.tooLarge(content.count, most: largest)) }
    }
    do throws(LogoFault) {
      return (try logo(content), input)
    } catch {
      throw failure(error.found)
    }
  }

  static func logo(_ content: [UInt8]) throws(LogoFault) -> Logo {
    if content.starts(with: PlainPNG.signature) { return try PlainPNG.logo(content) }
    let head = content.prefix(4096).drop { [0xEF, 0xBB, 0xBF, 9, 10, 13, 32].contains($0) }
    guard head.first == UInt8(ascii: "<") else { throw LogoFault(LogoWords.neither) }
    return try PlainSVG.logo(content)
  }
}

/// Why a picture is not taken.
struct LogoFault: Error {
  let found: LocalizedText

  init(_ found: LocalizedText) { self.found = found }
}
