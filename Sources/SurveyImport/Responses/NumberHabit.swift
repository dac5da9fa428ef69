import SurveyModel

/// A number as its cell has it: text, which two habits may read in two ways, or a number whose text this program wrote.
struct WrittenNumber: Hashable {
  let text: String
  /// Whether the file holds a number and no text.
  var isTyped = false

  /// `nil` where it is no number in the habit. One that is typed has no habit.
  func value(in format: Survey.NumberFormat) -> Double? { isTyped ? machineNumber(text) : format.value(of: text) }
}

/// The habit in which the numbers of one table are written, as far as all of them together tell it: one number with a single reading tells of all.
///
/// `3.120` is three thousand or three; beside `0.5` it is three. Where nothing tells, the table is refused: a wrong reading is wrong by a thousand.
struct NumberHabit<Place> {
  /// A number that either habit reads, each as another value.
  struct Open {
    let text: String
    let place: Place
    let vietnamese: Double
    let english: Double
  }

  private var isVietnamese = true
  private var isEnglish = true
  private var first: Open?
  private var count = 0
  /// Numbers that must have two values before the table counts as open.
  private let least: Int

  /// - Parameter least: 2 of a table that programs write: one number such as `2.675` alone is what they write.
  init(least: Int = 1) { self.least = least }

  /// Habits that read every number so far.
  var readings: [Survey.NumberFormat] { Survey.NumberFormat.allCases.filter { $0 == .vi ? isVietnamese : isEnglish } }

  /// The first number that has two values, as long as nothing tells which is meant.
  var open: Open? { isVietnamese && isEnglish && count >= least ? first : nil }

  /// Whether further numbers can tell anything.
  var isTold: Bool { !isVietnamese || !isEnglish }

  /// - Parameter number: that is a number in some way.
  mutating func add(_ number: WrittenNumber, at place: @autoclosure () -> Place) {
    guard !number.isTyped else { return }
    let vietnamese = Survey.NumberFormat.vi.value(of: number.text)
    let english = Survey.NumberFormat.en.value(of: number.text) ?? machineNumber(number.text)
    if vietnamese == nil { isVietnamese = false }
    if english == nil { isEnglish = false }
    guard let vietnamese, let english, vietnamese != english else { return }
    count += 1
    guard first == nil else { return }
    first = Open(text: number.text, place: place(), vietnamese: vietnamese, english: english)
  }
}

extension NumberHabit.Open {
  /// - Parameter advice: what to state, such as `number-format: vi or en under context in the survey`.
  func sentence(column: String, advice: LocalizedText) -> LocalizedText {
    NamedTableWords.readTwoWays(column, found: text, vi: text(in: .vi), en: text(in: .en), advice: advice)
  }

  /// Its value, as programs write it.
  func text(in format: Survey.NumberFormat) -> String {
    let value = format == .vi ? vietnamese : english
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
