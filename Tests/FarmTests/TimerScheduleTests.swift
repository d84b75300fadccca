import Farm
import Testing

@Suite("Schedules of timer jobs")
struct TimerScheduleTests {
    @Test(
        "a schedule is read and shown",
        arguments: [
            ("Every 5 minutes between 0 and 59", "every 5 minutes between 0 and 59"),
            ("every 5 minutes", "every 5 minutes between 0 and 59"),
            ("Hourly between 0 and 59", "hourly between 0 and 59"),
            ("hourly at 10", "hourly between 10 and 10"),
            ("Daily at 15:00:00", "daily between 15:00:00 and 15:00:00"),
            ("daily between 23:00:00 and 00:30:00", "daily between 23:00:00 and 00:30:00"),
            ("weekly at sat 5:00", "weekly between sat 05:00:00 and sat 05:00:00"),
            (
                "Weekly between Friday 22:00:00 and Sun 06:00:00",
                "weekly between fri 22:00:00 and sun 06:00:00"
            ),
            ("Monthly at 15 15:00:00", "monthly between 15 15:00:00 and 15 15:00:00"),
            ("monthly at first mon 02:00:00", "monthly at first mon 02:00:00"),
            ("Yearly at Jan 1 15:00:00", "yearly between jan 1 15:00:00 and jan 1 15:00:00"),
        ])
    func reads(text: String, shown: String) throws {
        let schedule = try #require(TimerSchedule(text))
        #expect(schedule.description == shown)
        #expect(TimerSchedule(shown) == schedule)
    }

    @Test(
        "what is no schedule is refused",
        arguments: [
            "", "daily", "daily at 25:00", "every 0 minutes", "every 60 minutes", "hourly at 60",
            "weekly at 5:00",
            "monthly at 32 1:00", "daily at 1:00 2:00", "sometimes", "yearly at Foo 1 1:00", "daily at 1",
        ])
    func refuses(text: String) { #expect(TimerSchedule(text) == nil) }
}
