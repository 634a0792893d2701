using Analytics.Measures;

namespace Analytics.Tallies;

/// <content>Rules about strength, age and who prescribed.</content>
internal abstract partial class PatientRule
{
    /// <summary>A user: what shares among users are divided by, where some patients are left out.</summary>
    private sealed class AnyUse(MeasureDefinition measure) : PatientRule(measure)
    {
        public override bool HoldsIn(in PatientYear year) => year.Ddd > 0;

        public override bool Implies(PatientRule other) => other is AnyUse && IsWithin(other);
    }

    /// <summary>A user to whom at least so many milligrams of oral morphine a day were dispensed, on at least two days (MEASURES 4.8): one large pack is no high dose.</summary>
    private sealed class HighDose(MeasureDefinition measure) : PatientRule(measure)
    {
        private const int MicrogramsOfMilligram = 1000, FewestDays = 2;
        private readonly int _limit = measure.OmeLimit!.Value;

        public override bool HoldsIn(in PatientYear year) =>
            year.Ddd > 0 && year.Ome >= (long)_limit * MicrogramsOfMilligram * (year.LastDay - year.FirstDay + 1) && HasDays(year.Own);

        public override bool Implies(PatientRule other) => other is HighDose wider && IsWithin(wider) && wider._limit <= _limit;

        /// <summary>Returns are no dispensings.</summary>
        private static bool HasDays(ReadOnlySpan<DispensedEvent> events)
        {
            int days = 0, last = -1;
            foreach (ref readonly var e in events)
            {
                if (e.DddHundredths < 0 || e.Day == last) continue;
                last = e.Day;
                if (++days == FewestDays) return true;
            }
            return false;
        }
    }

    /// <summary>A user who in the year had one substance from at least so many prescribers, whose own or not; those of one practice are one (MEASURES 4.10).</summary>
    private sealed class ManyPrescribers(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly int _fewest = measure.FewestPrescribers!.Value;

        public override bool HoldsIn(in PatientYear year)
        {
            if (year.Ddd <= 0) return false;
            var events = year.HistoryOfYear;
            if (events.Length < _fewest) return false;
            Span<(int Code, int Who)> met = events.Length <= 64 ? stackalloc (int, int)[events.Length] : new (int, int)[events.Length];
            int count = 0;
            foreach (ref readonly var e in events)
            {
                // Keys of practices and of prescribers are apart by their sign; nobody is no one.
                int who = e.Practice != 0 ? -e.Practice : e.Prescriber;
                if (who == 0 || e.DddHundredths < 0) continue;
                (int, int) pair = (year.CodeOf(e), who);
                if (!met[..count].Contains(pair)) met[count++] = pair;
            }
            for (int i = 0; i < count; i++)
            {
                int prescribers = 0;
                for (int j = 0; j < count; j++)
                {
                    if (met[j].Code == met[i].Code) prescribers++;
                }
                if (prescribers >= _fewest) return true;
            }
            return false;
        }

        public override bool Implies(PatientRule other) => other is ManyPrescribers wider && IsWithin(wider) && wider._fewest <= _fewest;
    }

    /// <summary>Old enough, and more than the limit in DDD from GPs (MEASURES 4.7a).</summary>
    private sealed class ElderlyUseFromGps(MeasureDefinition measure) : PatientRule(measure)
    {
        private readonly long _limit = 100L * measure.DddLimit!.Value;
        private readonly int _age = measure.AgeFrom!.Value;

        public override bool HoldsIn(in PatientYear year) => year.DddFromGps > _limit && year.Age >= _age;

        public override bool Implies(PatientRule other) =>
            other is ElderlyUseFromGps wider && IsWithin(wider) && wider._limit <= _limit && wider._age <= _age;
    }
}
