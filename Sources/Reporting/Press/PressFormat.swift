import Inference
import SurveyModel

/// What newspapers and offices take over: press-release.md and .docx, and the ranking alone as ranking.md and as a piece of HTML to paste. Of figures
/// alone the release.
package struct PressFormat: ReportFormat {
  package init() {}

  package func files(_ report: Report) -> [RenderedFile] {
    report.documents.flatMap { document -> [RenderedFile] in
      let language = document.language
      func name(_ stem: String, _ kind: String) -> String { language.fileName(stem, kind, among: report.languages) }
      func files(_ release: PressRelease) -> [RenderedFile] {
        [
          RenderedFile(name: name("press-release", "md"), text: Self.markdown(release)),
          RenderedFile(name: name("press-release", "docx"), bytes: Self.word(release)),
        ]
      }
      let results: Results
      switch report.content {
      case .ranking(let own): results = own
      case .figures(let surroundings): return PressRelease(surroundings, language).map(files) ?? []
      }
      let table = rankingTable(results, language)
      return files(PressRelease(results, language)) + [
        RenderedFile(name: name("ranking", "md"), text: Self.markdown(table, of: document)),
        RenderedFile(name: name("ranking", "html"), text: RankingSnippet(table, title: document.title, notice: document.notice).source),
      ]
    }
  }

  static func markdown(_ release: PressRelease) -> String {
    var blocks = MarkdownFormat.head("#", release.title, notice: release.notice)
    blocks += release.paragraphs.map(MarkdownFormat.escaped)
    if !release.traces.isEmpty {
      blocks.append("## " + MarkdownFormat.escaped(PressWords.traces(release.language)))
      blocks.append(MarkdownFormat.text(of: release.table))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ table: ReportTable, of document: Document) -> String {
    var blocks = MarkdownFormat.head("##", document.title, notice: document.notice)
    blocks.append(MarkdownFormat.text(of: table))
    blocks += table.notes.map(MarkdownFormat.escaped)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static func word(_ release: PressRelease) -> [UInt8] {
    var xml = XMLWriter()
    let language = release.language
    let form = WordForm(language: language, organization: release.organization, published: release.published)
    form.head(kind: WordWords.release(language), number: WordWords.numberOfRelease(language), title: release.title, to: &xml)
    if let notice = release.notice { xml.notice(notice, language) }
    for text in release.paragraphs { xml.paragraph(.body, text) }
    form.foot(width: WordPage.portrait.textWidth, to: &xml)
    if !release.traces.isEmpty {
      WordTable(release.table, page: .portrait).add(to: &xml) { xml, part in
        xml.paragraph(.caption, release.table.title + part, WordParagraph(staysWithNext: true))
      }
    }
    WordPage.portrait.add(to: &xml, isFirst: true)
    return WordFile(
      language: language, title: release.title, author: release.organization, created: release.published, body: xml
    ).bytes
  }
}

extension PressRelease {
  /// Every number with what it is and where it stands.
  var table: ReportTable {
    ReportTable(
      .keyFigures, title: PressWords.traces(language), language: language,
      columns: [
        ReportTable.Column(PressWords.figure(language)), ReportTable.Column(PressWords.what(language), role: .name),
        ReportTable.Column(PressWords.place(language)),
      ], rows: traces.map { ReportTable.Row([.text($0.text), .text($0.what), .text($0.pointer)]) })
  }
}
