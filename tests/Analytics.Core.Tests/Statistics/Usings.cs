// FsCheck has an Interval of its own.
global using Interval = Analytics.Statistics.Interval;
