namespace Twin.People;

/// <summary>Full years. Who was born on 29 February grows a year older on the 28th when there is no 29th.</summary>
internal static class Age
{
    public static int On(DateOnly day, DateOnly birth)
    {
        var years = day.Year - birth.Year;
        return day < birth.AddYears(years) ? years - 1 : years;
    }

    /// <summary>The first day at that age.</summary>
    public static DateOnly Reached(int age, DateOnly birth) => birth.AddYears(age);
}
