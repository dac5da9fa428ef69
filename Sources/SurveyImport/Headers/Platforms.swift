import SurveyModel

/// The platforms that are known, and how one of them is found.
enum Platforms {
  /// In the order in which they are named to users. `plain` is last.
  static let all: [any Platform] = [
    LimeSurvey(), GoogleForms(), MicrosoftForms(), KoboToolbox(), ODKCentral(), Qualtrics(), SurveyMonkey(), REDCap(), SurveyJS(),
    Alchemer(), Plain(),
  ]

  static func named(_ id: String) -> (any Platform)? { all.first { $0.id == id } }

  /// The platform whose signs the first records bear, and what is said about it. Where several match none is taken.
  static func recognize(_ top: [HeaderRecord]) -> (platform: any Platform, reason: LocalizedText?) {
    let found = all.compactMap { platform in
      let signs = platform.signs(top)
      return signs.isEmpty ? nil : (platform: platform, signs: signs)
    }
    guard let first = found.first else { return (Plain(), nil) }
    if found.count > 1 {
      let names = found.map(\.platform.name)
      return (
        Plain(),
        .init(
          vi: "tiêu đề giống của \(names.joined(separator: " và ")), nên đọc như tệp thường; hãy khai báo platform nếu cần",
          en: "the header looks like \(names.joined(separator: " and like ")), so it is read as plain; state platform where that is wrong")
      )
    }
    let signs = first.signs.prefix(4).joined(separator: ", ")
    return (
      first.platform,
      .init(vi: "\(first.platform.name), nhận từ các cột \(signs)", en: "\(first.platform.name), recognised by the columns \(signs)")
    )
  }
}
