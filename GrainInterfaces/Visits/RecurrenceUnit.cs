namespace Twin.Visits;

public enum RecurrenceUnit
{
    Day = 0,
    Week = 1,
    Month = 2,
}
